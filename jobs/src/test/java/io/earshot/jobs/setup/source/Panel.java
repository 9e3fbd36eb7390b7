package io.earshot.jobs.setup.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One panel: the object that it shows, and its place.
 *
 * @param title as readers see it
 * @param type of the object
 * @param attributes of the object, without its title
 * @param views the data views that it reads, each under the name by which the object refers to it
 * @param width of the 48 columns
 */
record Panel(String title, SavedObject.Type type, ObjectNode attributes, List<View> views, int width) {
    record View(DataView dataView, String name) {}

    Panel wide(int columns) {
        return new Panel(title, type, attributes, views, columns);
    }
}
