package io.earshot.jobs.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.earshot.text.Understanding;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.ModelFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelDirectoryTest {
    private static final Classifier FIRST = SampleModels.sentiment("zork", "plugh");
    private static final Classifier SECOND = SampleModels.sentiment("plugh", "zork");

    @TempDir
    private Path folder;

    private ModelDirectory directory;
    private Path file;

    @BeforeEach
    void open() {
        directory = new ModelDirectory(folder, Understanding.load().models());
        file = folder.resolve("a.model");
    }

    @Test
    void anEmptyDirectoryHasNone() {
        assertThat(directory.look()).isEmpty();
        assertThat(directory.models()).isEmpty();
    }

    @Test
    void aNewFileIsTaken() throws Exception {
        directory.look();
        SampleModels.put(file, FIRST);

        assertThat(directory.look()).isEmpty();
        assertInForce(FIRST);
    }

    @Test
    void aReplacedFileIsTaken() throws Exception {
        SampleModels.put(file, FIRST);
        directory.look();
        Files.write(file, ModelFile.write(SECOND));

        assertThat(directory.look()).isEmpty();
        assertInForce(SECOND);
    }

    @Test
    void aFileThatIsGoneCountsNoMore() throws Exception {
        SampleModels.put(file, FIRST);
        directory.look();
        Files.delete(file);

        assertThat(directory.look()).isEmpty();
        assertThat(directory.models()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, -1})
    void ofAFileThatIsHalfWrittenTheOldModelStaysUntilItIsWhole(int length) throws Exception {
        SampleModels.put(file, FIRST);
        directory.look();
        byte[] whole = ModelFile.write(SECOND);
        Files.write(file, Arrays.copyOf(whole, length < 0 ? whole.length / 2 : length));

        assertThat(directory.look()).singleElement().asString().startsWith(file + ": ");
        assertInForce(FIRST);
        assertThat(directory.look()).as("told once").isEmpty();
        assertInForce(FIRST);

        Files.write(file, whole);
        assertThat(directory.look()).isEmpty();
        assertInForce(SECOND);
    }

    @Test
    void noDamagedByteChangesTheModelUnseen() throws Exception {
        SampleModels.put(file, FIRST);
        directory.look();
        byte[] whole = ModelFile.write(SECOND);
        for (int at = 0; at < whole.length; at += 1 + whole.length / 50) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            directory.look();
            // A byte that a zip does not need may be anything: then the model is whole, and says so by its version.
            assertThat(directory.models())
                    .singleElement()
                    .extracting(model -> model.about().version())
                    .isIn(FIRST.about().version(), SECOND.about().version());
        }
    }

    @Test
    void eachNewDamageIsToldAgain() throws Exception {
        Files.writeString(file, "no model");
        assertThat(directory.look()).hasSize(1);
        Files.writeString(file, "none either");

        assertThat(directory.look()).hasSize(1);
    }

    @Test
    void anotherKindOfZipIsRefused() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("letter.txt"));
            zip.write("hello".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, bytes.toByteArray());

        assertThat(directory.look()).singleElement().asString().contains("it is no model");
        assertThat(directory.models()).isEmpty();
    }

    @Test
    void aModelOfAKindThatNothingAsksForIsRefused() throws Exception {
        SampleModels.put(file, SampleModels.weather());

        assertThat(directory.look()).singleElement().asString().contains("'weather'", "sentiment");
        assertThat(directory.models()).isEmpty();
    }

    @Test
    void aModelWithLabelsThatNothingIsMadeOfIsRefused() throws Exception {
        SampleModels.put(file, FIRST);
        directory.look();
        SampleModels.put(file, SampleModels.stars());

        assertThat(directory.look()).singleElement().asString().contains("1, 5", "negative, neutral, positive");
        assertInForce(FIRST);
    }

    @Test
    void ofTwoForTheSameTheFirstNameCounts() throws Exception {
        Path other = folder.resolve("b.model");
        SampleModels.put(file, FIRST);
        SampleModels.put(other, SECOND);

        assertThat(directory.look())
                .containsExactly(other + ": there is a model for sentiment-en in " + file + " already");
        assertInForce(FIRST);
        Files.delete(file);
        assertThat(directory.look()).isEmpty();
        assertInForce(SECOND);
    }

    @Test
    void aFileThatMayNotBeReadIsRefused() throws Exception {
        SampleModels.put(file, FIRST);
        directory.look();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root reads everything");

        assertThat(directory.look()).containsExactly(file + ": it may not be read");
        assertInForce(FIRST);
    }

    @Test
    void aDirectoryNamedAsAModelIsRefused() throws Exception {
        Files.createDirectory(file);

        assertThat(directory.look()).singleElement().asString().startsWith(file + ": it can't be read");
        assertThat(directory.models()).isEmpty();
    }

    @Test
    void whereTheDirectoryIsGoneAllStaysAsItIs() throws Exception {
        SampleModels.put(file, FIRST);
        directory.look();
        Files.delete(file);
        Files.delete(folder);

        assertThat(directory.look()).containsExactly(folder + ": it is not there");
        assertInForce(FIRST);
        Files.createDirectory(folder);
        assertThat(directory.look()).isEmpty();
        assertThat(directory.models()).isEmpty();
    }

    @Test
    void otherFilesDoNotMatter() throws Exception {
        Files.writeString(folder.resolve("README.md"), "our models");

        assertThat(directory.look()).isEmpty();
    }

    private void assertInForce(Classifier model) {
        assertThat(directory.models())
                .extracting(found -> found.about().version())
                .containsExactly(model.about().version());
    }
}
