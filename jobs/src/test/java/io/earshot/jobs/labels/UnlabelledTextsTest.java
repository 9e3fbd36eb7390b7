package io.earshot.jobs.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.send.Problems;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnlabelledTextsTest {
    @TempDir
    private Path dir;

    private final StringWriter errors = new StringWriter();
    private final Problems problems = new Problems(new PrintWriter(errors, true));

    private List<String> read(String name, String content) throws IOException {
        return UnlabelledTexts.read(Files.writeString(dir.resolve(name), content), problems);
    }

    @Test
    void takesLinesOrWhatStandsBehindATab() throws IOException {
        assertThat(read("a.txt", "late again\nirony\tso happy\n")).containsExactly("late again", "so happy");
    }

    @Test
    void takesTheTextsOfCsvAndJsonWithoutALabel() throws IOException {
        assertThat(read("a.csv", "id,text,other\n1,\"late,\nagain\",x\n")).containsExactly("late,\nagain");
        assertThat(read("a.jsonl", "{\"text\":\"late again\"}\n{\"id\":2}\n")).containsExactly("late again");
        assertThat(problems.count()).isZero();
    }

    @Test
    void namesWhatIsBad() throws IOException {
        read("a.csv", "id,post\n1,late\n");
        read("a.jsonl", "{\"text\":\n");

        assertThat(errors.toString())
                .contains("a.csv:1: expected a column text")
                .contains("a.jsonl:1");
    }
}
