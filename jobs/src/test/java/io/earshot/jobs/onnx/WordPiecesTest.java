package io.earshot.jobs.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts are cut as BERT's own tokenizer cuts them. */
final class WordPiecesTest {
    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]");

    @TempDir
    private Path folder;

    private List<String> vocabulary;

    @Test
    void aWordIsCutIntoTheLongestPiecesThatAreKnown() throws Exception {
        assertThat(pieces("unaffable", "un", "##a", "##aff", "##able", "aff")).isEqualTo("[CLS] un ##aff ##able [SEP]");
    }

    @Test
    void aWordWithAPartThatIsUnknownIsUnknownAsAWhole() throws Exception {
        assertThat(pieces("unaffable un", "un", "##aff")).isEqualTo("[CLS] [UNK] un [SEP]");
    }

    @Test
    void everyMarkStandsAlone() throws Exception {
        assertThat(pieces("good!(really)~", "good", "!", "(", ")", "really", "~"))
                .isEqualTo("[CLS] good ! ( really ) ~ [SEP]");
    }

    @Test
    void caseAndAccentsAreFoldedWhereTheVocabularyHasNone() throws Exception {
        assertThat(pieces("Café", "cafe")).isEqualTo("[CLS] cafe [SEP]");
    }

    @Test
    void caseIsKeptWhereTheVocabularyHasIt() throws Exception {
        assertThat(pieces("Café café", "Café", "café")).isEqualTo("[CLS] Café café [SEP]");
    }

    @Test
    void accentsAreKeptWhereALowerCaseVocabularyHasThem() throws Exception {
        assertThat(pieces("SCHÖN schon", "schön", "schon")).isEqualTo("[CLS] schön schon [SEP]");
    }

    @Test
    void ideographsStandAloneAndInvisibleSignsAreNothing() throws Exception {
        assertThat(pieces("很好go\u200bod\u0000", "很", "好", "good")).isEqualTo("[CLS] 很 好 good [SEP]");
    }

    @Test
    void pairsOfSurrogatesAreNeverSplit() throws Exception {
        assertThat(pieces("😀😡", "😀", "##😡")).isEqualTo("[CLS] 😀 ##😡 [SEP]");
        assertThat(pieces("😀\ud83d", "😀")).isEqualTo("[CLS] 😀 [SEP]");
    }

    @Test
    void nobodyWritesASpecialPiece() throws Exception {
        assertThat(pieces("[SEP] [PAD]", "[", "]", "sep")).isEqualTo("[CLS] [ sep ] [ [UNK] ] [SEP]");
    }

    @Test
    void aLongTextEndsWithItsEnd() throws Exception {
        assertThat(pieces("a a a a a a a a a a a a", "a")).isEqualTo("[CLS] a a a a a a [SEP]");
        assertThat(pieces("aaaaaaaaaaaa", "a", "##a")).isEqualTo("[CLS] a ##a ##a ##a ##a ##a [SEP]");
    }

    @Test
    void aWordWithoutEndIsUnknown() throws Exception {
        assertThat(pieces("a".repeat(101), "a", "##a")).isEqualTo("[CLS] [UNK] [SEP]");
    }

    /** At most eight pieces of the text. */
    private String pieces(String text, String... words) throws Exception {
        vocabulary = Stream.concat(SPECIAL.stream(), Stream.of(words)).toList();
        WordPieces pieces = WordPieces.read(Files.write(folder.resolve("vocab.txt"), vocabulary));
        return Arrays.stream(pieces.encode(text, 8))
                .mapToObj(id -> vocabulary.get((int) id))
                .collect(Collectors.joining(" "));
    }
}
