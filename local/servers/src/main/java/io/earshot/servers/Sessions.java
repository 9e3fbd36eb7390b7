package io.earshot.servers;

import java.util.List;

/** Terminal sessions: a process in one of its own gets no Ctrl-C and no hang-up from the terminal it was started at. */
public final class Sessions {
    private Sessions() {}

    /**
     * What a command has to begin with to run in a session of its own, in the process that is started.
     *
     * @throws IllegalStateException if this machine has no program for it
     */
    public static List<String> own() {
        if (Programs.onPath("setsid")) {
            return List.of("setsid");
        }
        if (Programs.onPath("perl")) { // macOS has no setsid
            return List.of("perl", "-MPOSIX", "-e", "setsid; exec @ARGV or die");
        }
        throw new IllegalStateException("servers need the program setsid (util-linux) or perl: install one of them");
    }
}
