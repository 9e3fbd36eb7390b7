package io.earshot.brand;

import java.util.ArrayList;
import java.util.List;

/**
 * By what a post names a brand, and by what it names its competitors; a handle begins with {@code @}. So that the tone
 * of a post that names both can be told apart.
 *
 * @param own the brand's name, its id and its handles
 * @param others names and handles of competitors, whichever they belong to
 */
public record Names(List<String> own, List<String> others) {
    /** For posts of which the tone is the same towards all that they name. */
    public static final Names NONE = new Names(List.of(), List.of());

    public static Names of(Brand brand) {
        return brand.competitors().isEmpty() ? NONE : new Names(ofBrand(brand), brand.competitors());
    }

    /** What a brand is called: its name, its id and its handles, each once. */
    static List<String> ofBrand(Brand brand) {
        List<String> names = new ArrayList<>(List.of(brand.name(), brand.id()));
        brand.handles().values().forEach(handles -> handles.forEach(handle -> names.add("@" + handle)));
        return names.stream().distinct().toList();
    }
}
