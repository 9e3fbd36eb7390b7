package io.earshot.servers;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The user that a server runs as which refuses to run as root: {@code nobody} where this process is root's, else
 * whoever this process belongs to.
 */
final class Unprivileged {
    private static final String USER = "nobody";

    private final boolean other;
    private final List<String> prefix;

    private Unprivileged(boolean other, List<String> prefix) {
        this.other = other;
        this.prefix = prefix;
    }

    static Unprivileged user() throws IOException, InterruptedException {
        if (!Programs.output(List.of("id", "-u")).equals("0")) {
            return new Unprivileged(false, List.of());
        }
        if (Programs.onPath("setpriv")) {
            String group = Programs.output(List.of("id", "-g", USER));
            return new Unprivileged(
                    true, List.of("setpriv", "--reuid=" + USER, "--regid=" + group, "--clear-groups", "--"));
        }
        if (Programs.onPath("runuser")) {
            return new Unprivileged(true, List.of("runuser", "-u", USER, "--"));
        }
        if (Programs.onPath("su")) {
            return new Unprivileged(true, List.of("su", "-s", "/bin/sh", USER, "-c", "exec \"$0\" \"$@\"", "--"));
        }
        throw new IOException("Elasticsearch does not run as root, and there is no setpriv, runuser or su to run it as "
                + USER + " with: install one of them, or start as an ordinary user");
    }

    /** The command, as that user. */
    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    boolean canRead(Path file) throws IOException, InterruptedException {
        return !other ? Files.isReadable(file) : Programs.succeeds(command(List.of("test", "-r", file.toString())));
    }

    boolean canRun(Path file) throws IOException, InterruptedException {
        return !other ? Files.isExecutable(file) : Programs.succeeds(command(List.of("test", "-x", file.toString())));
    }

    /** Gives a directory and all in it to that user, and the way there. */
    void own(Path directory) throws IOException, InterruptedException {
        if (!other) {
            return;
        }
        var users = FileSystems.getDefault().getUserPrincipalLookupService();
        UserPrincipal user = users.lookupPrincipalByName(USER);
        GroupPrincipal group = users.lookupPrincipalByGroupName(Programs.output(List.of("id", "-gn", USER)));
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                return visitFile(dir, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                PosixFileAttributeView view =
                        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
                view.setOwner(user);
                view.setGroup(group);
                return FileVisitResult.CONTINUE;
            }
        });
        openTemporaryParents(directory);
        if (!Programs.succeeds(command(List.of("test", "-w", directory.toString())))) {
            throw new IOException(directory + ": Elasticsearch runs as the user " + USER
                    + ", who can not enter a directory above this one: choose a place that all users may enter");
        }
    }

    /** Temporary directories are made for their owner's eyes only: lets others through those above, but not look. */
    private static void openTemporaryParents(Path directory) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        for (Path parent = directory.toAbsolutePath().getParent();
                parent != null && parent.startsWith(temporary) && !parent.equals(temporary);
                parent = parent.getParent()) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(parent);
            if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
                Files.setPosixFilePermissions(parent, permissions);
            }
        }
    }
}
