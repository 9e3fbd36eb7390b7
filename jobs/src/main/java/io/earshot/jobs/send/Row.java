package io.earshot.jobs.send;

import java.util.List;

/** One record of a foreign file, as a mapping sees it. */
public interface Row {
    /** The value of a column, or of the JSON at a pointer; empty where there is none. */
    String value(String name);

    /** All values at that name, where the format has lists; else the one. */
    List<String> values(String name);
}
