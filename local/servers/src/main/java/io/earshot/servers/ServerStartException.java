package io.earshot.servers;

import java.io.IOException;

/** A server did not come up. The message names it, says what it was waited for, and ends with the end of its log. */
public final class ServerStartException extends IOException {
    private static final long serialVersionUID = 1;

    ServerStartException(String message) {
        super(message);
    }
}
