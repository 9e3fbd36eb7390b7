package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.post.Platform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Finds the brands whose account a handle may be, without an object a post. */
final class Handles {
    private static final int[] NONE = {};

    private final int mask;
    private final long[] keys;
    private final int[][] brands;

    Handles(List<Brand> all) {
        List<long[]> entries = new ArrayList<>();
        for (int brand = 0; brand < all.size(); brand++) {
            for (var handles : all.get(brand).handles().entrySet()) {
                for (String handle : handles.getValue()) {
                    entries.add(new long[] {key(handles.getKey(), handle), brand});
                }
            }
        }
        mask = Integer.highestOneBit(Math.max(8, 4 * entries.size())) - 1;
        keys = new long[mask + 1];
        brands = new int[mask + 1][];
        for (long[] entry : entries) {
            int slot = (int) entry[0] & mask;
            while (brands[slot] != null && keys[slot] != entry[0]) {
                slot = (slot + 1) & mask;
            }
            keys[slot] = entry[0];
            int[] others = brands[slot] == null ? NONE : brands[slot];
            brands[slot] = Arrays.copyOf(others, others.length + 1);
            brands[slot][others.length] = (int) entry[1];
        }
    }

    /** Numbers of brands in order, which the caller must still ask whether the account is theirs. */
    int[] candidates(Platform platform, String handle) {
        long key = key(platform, handle);
        int slot = (int) key & mask;
        while (brands[slot] != null) {
            if (keys[slot] == key) {
                return brands[slot];
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    private static long key(Platform platform, String handle) {
        long hash = 0;
        for (int i = handle.startsWith("@") ? 1 : 0; i < handle.length(); i++) {
            char c = handle.charAt(i);
            if (c > 127) {
                return spread(hash(handle.toLowerCase(Locale.ROOT)), platform);
            }
            hash = 31 * hash + (c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
        return spread(hash, platform);
    }

    private static long hash(String lower) {
        long hash = 0;
        for (int i = lower.startsWith("@") ? 1 : 0; i < lower.length(); i++) {
            hash = 31 * hash + lower.charAt(i);
        }
        return hash;
    }

    private static long spread(long hash, Platform platform) {
        long key = (hash + platform.code().hashCode()) * 0x9E3779B97F4A7C15L;
        return key ^ key >>> 32;
    }
}
