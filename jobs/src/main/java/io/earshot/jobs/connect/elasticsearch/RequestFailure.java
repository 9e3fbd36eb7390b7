package io.earshot.jobs.connect.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.transport.TransportException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.elasticsearch.client.ResponseException;
import org.jspecify.annotations.Nullable;

/**
 * Why a whole bulk request failed, and what that means for all of its documents.
 *
 * @param text what was found, for a person
 * @param remedy what to do about it, empty where waiting is all
 * @param cause what the text does not tell all of; null for an answer of the server, as the client's exceptions hold
 *     on to the whole answer and Flink cannot send them on
 */
record RequestFailure(
        Meaning meaning,
        String text,
        String remedy,
        @Nullable Throwable cause) {
    private static final int MAX_TEXT_CHARS = 600;

    enum Meaning {
        /** The server, or the way to it, is not well now. */
        RETRY,
        /** The server takes no request as large. */
        TOO_LARGE,
        /** Sent again it fails again: a person must act. */
        FATAL
    }

    static RequestFailure of(Throwable error) {
        Throwable cause = error;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        // The first three are I/O errors too, so they come first.
        if (cause instanceof ElasticsearchException e) {
            return ofStatus(e.status(), text(e.error()));
        }
        if (cause instanceof ResponseException e) {
            int status = e.getResponse().getStatusLine().getStatusCode();
            return ofStatus(status, e.getMessage());
        }
        if (cause instanceof TransportException e) {
            return ofStatus(e.statusCode(), e.getMessage());
        }
        if (cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException) {
            return new RequestFailure(
                    Meaning.FATAL,
                    "TLS failed: " + shortened(cause.getMessage()),
                    "give the certificate authority that signed the server's certificate, and the host name it names",
                    cause);
        }
        if (cause instanceof IOException
                || cause instanceof TimeoutException
                || cause instanceof CancellationException) {
            return new RequestFailure(Meaning.RETRY, shortened(cause.toString()), "", cause);
        }
        // Not even the client expects it, so the client may be broken: a restart of the job makes a new one.
        return new RequestFailure(Meaning.FATAL, shortened(cause.toString()), "see the cause below", cause);
    }

    private static RequestFailure ofStatus(int status, @Nullable String detail) {
        String text = "status " + status + ", " + shortened(detail);
        if (status == 408 || status == 429 || status >= 500) {
            return new RequestFailure(Meaning.RETRY, text, "", null);
        }
        if (status == 413) {
            return new RequestFailure(Meaning.TOO_LARGE, text, "", null);
        }
        return new RequestFailure(Meaning.FATAL, text, remedy(status), null);
    }

    private static String remedy(int status) {
        return switch (status) {
            case 200 -> "check that the address is Elasticsearch's own, and that nothing between changes its answers";
            case 401 -> "check the user and password, or the API key";
            case 403 -> "let the user create, index and configure automatically on earshot-*, or lift the block";
            case 404, 405 -> "check that the address and its path are Elasticsearch's own";
            default -> "the server does not understand the request: check that its version is 8.x or newer";
        };
    }

    private static String text(ErrorCause error) {
        return error.reason() == null ? error.type() : error.type() + ": " + error.reason();
    }

    private static String shortened(@Nullable String text) {
        if (text == null) {
            return "no further word";
        }
        return text.length() <= MAX_TEXT_CHARS ? text : text.substring(0, MAX_TEXT_CHARS) + "…";
    }
}
