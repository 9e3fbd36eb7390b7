package io.earshot.notify;

import io.earshot.deliver.Secret;
import java.io.Serializable;
import java.util.List;

/** Somebody, or something, that can be told of alerts. */
public sealed interface Target extends Serializable permits WebTarget, MailTarget {
    /** Its name in the configuration, in metrics and in logs: letters, digits, dots, dashes, underscores. */
    String name();

    QuietHours quiet();

    /** What must not be seen in any log, error or dead letter. */
    List<Secret> secrets();
}
