package io.earshot.jobs.cli;

import io.earshot.query.foreign.BadForeignFileException;
import io.earshot.query.foreign.Dialect;
import io.earshot.query.foreign.ForeignFile;
import io.earshot.query.foreign.ImportedBook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Translates queries of other tools into a brand book. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Translates rules of X, rules of PowerTrack or queries of Brandwatch into a brand book.",
            "Reads JSON as their APIs have it, CSV with a column `query`, or plain text: a rule a line; queries of"
                    + " Brandwatch with a blank line between. Writes YAML with each original as a comment, and names on"
                    + " standard error what has no equal here and what that changes.",
            "Ends with 0 if every query means what it meant, with 1 if one was refused or does not mean quite the"
                    + " same; what could be translated is written all the same. Ends with 2 on bad usage."
        })
final class ImportCommand implements Callable<Integer> {
    private static final String STDIN = "standard input";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "TOOL",
            required = true,
            converter = DialectConverter.class,
            description = "whose queries they are: x, powertrack or brandwatch")
    private Dialect from;

    @Option(
            names = "--brand",
            paramLabel = "ID",
            defaultValue = "imported",
            description = "the id of the brand that takes the queries; default: ${DEFAULT-VALUE}")
    private String brand;

    @Option(names = "--name", paramLabel = "NAME", description = "the brand's name; default: its id")
    private @Nullable String name;

    @Option(names = "--output", paramLabel = "FILE", description = "write to a new file, not to standard output")
    private @Nullable Path output;

    @Option(names = "--force", description = "let --output overwrite a file")
    private boolean force;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "the queries; standard input where left out, or -")
    private @Nullable Path file;

    @Override
    public Integer call() {
        if (!brand.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--brand: an id is up to 64 small letters, digits, and . _ - after the first, found " + brand);
        }
        if (output != null && !force && Files.exists(output)) {
            throw new ParameterException(
                    spec.commandLine(), output + ": there is such a file already; --force overwrites it");
        }
        PrintWriter err = spec.commandLine().getErr();
        try {
            ForeignFile queries = ForeignFile.read(from, source(), content());
            ImportedBook book = ImportedBook.of(queries, brand, name == null ? brand : name);
            write(book.yaml());
            book.messages().forEach(err::println);
            err.println(book.summary() + (book.isExact() ? "" : "; docs/import.md says why not all"));
            return book.isExact() ? 0 : 1;
        } catch (BadForeignFileException e) {
            err.println(e.getMessage());
            return 1;
        } catch (CharacterCodingException e) {
            err.println(source() + ": error: expected UTF-8, found bytes that are none");
            return 1;
        } catch (FileAlreadyExistsException e) {
            err.println(output + ": there is such a file already; --force overwrites it");
            return 2;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 2;
        } finally {
            err.flush();
        }
    }

    private String source() {
        return file == null || file.toString().equals("-") ? STDIN : file.toString();
    }

    private String content() throws IOException {
        byte[] bytes = source().equals(STDIN) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(source()));
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private void write(String yaml) throws IOException {
        if (output == null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(yaml);
            out.flush();
        } else if (force) {
            Files.writeString(output, yaml);
        } else {
            Files.writeString(output, yaml, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    static final class DialectConverter implements ITypeConverter<Dialect> {
        @Override
        public Dialect convert(String value) {
            return Dialect.of(value)
                    .orElseThrow(
                            () -> new TypeConversionException("expected x, powertrack or brandwatch, found " + value));
        }
    }
}
