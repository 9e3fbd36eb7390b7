package io.earshot.jobs.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says why a file did not read, in words for its user. */
final class Unreadable {
    private Unreadable() {}

    static String message(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": there is no such file";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": it may not be read";
        }
        return String.valueOf(e.getMessage());
    }
}
