package io.earshot.query;

/** How bad a finding is. */
public enum Severity {
    /** It cannot be used. */
    ERROR,
    /** It can, but is likely not what was meant. */
    WARNING
}
