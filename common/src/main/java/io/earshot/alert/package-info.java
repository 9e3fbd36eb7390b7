/** What a crisis team is told, opened, updated and closed once per cause. */
@NullMarked
package io.earshot.alert;

import org.jspecify.annotations.NullMarked;
