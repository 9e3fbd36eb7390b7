package io.earshot.customer;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.earshot.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a record of {@code earshot.customers} says of an author: who they are in the books, or that they are no longer.
 *
 * @param author as {@link AuthorKey#toString} writes it
 * @param brand for which it holds; null for all
 * @param at since when it holds: event time
 * @param known null where the record takes back what an earlier one said
 */
public record CustomerNews(
        String author,
        @Nullable String brand,
        Instant at,
        @Nullable KnownCustomer known) {
    private static final Pattern BRAND = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int MOST_CHARACTERS = 200;
    private static final String KEY_FORM = "<platform>:<handle>, or <brand>/<platform>:<handle> for one brand alone";

    public CustomerNews {
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(at, "at");
    }

    /**
     * Reads a record of {@code earshot.customers}.
     *
     * @param key the record's key: the topic is compacted by it; null for none, which only a line of a file may have
     * @param value null for a tombstone
     * @param written when the record was written: since when a tombstone holds
     * @throws BadCustomerException saying what was expected, if the record cannot be used
     */
    public static CustomerNews read(@Nullable String key, byte @Nullable [] value, Instant written)
            throws BadCustomerException {
        if (value == null) {
            return removed(key, written);
        }
        CustomerNews news = of(customer(value));
        if (key != null && !parse(key).key().equals(news.key())) {
            throw new BadCustomerException("the key names somebody else: expected " + news.key() + ", found " + key);
        }
        return news;
    }

    /** What the record is keyed by, so that a later one of the same customer takes its place. */
    public String key() {
        return brand == null ? author : brand + "/" + author;
    }

    private static CustomerNews removed(@Nullable String key, Instant written) throws BadCustomerException {
        if (key == null) {
            throw new BadCustomerException("neither key nor value: expected a key such as " + KEY_FORM);
        }
        CustomerNews of = parse(key);
        return new CustomerNews(of.author, of.brand, written, null);
    }

    private static CustomerNews parse(String key) throws BadCustomerException {
        int slash = key.indexOf('/');
        int colon = key.indexOf(':');
        boolean hasBrand = slash >= 0 && slash < colon;
        String brand = hasBrand ? checkedBrand(key.substring(0, slash)) : null;
        AuthorKey author = AuthorKey.parse(hasBrand ? key.substring(slash + 1) : key)
                .orElseThrow(() -> new BadCustomerException("not a key: expected " + KEY_FORM + ", found " + key));
        return new CustomerNews(author.toString(), brand, Instant.EPOCH, null);
    }

    private static Customer customer(byte[] value) throws BadCustomerException {
        Customer read;
        try {
            read = Json.MAPPER.readValue(value, Customer.class);
        } catch (JsonMappingException e) {
            throw new BadCustomerException("not a customer: " + place(e) + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BadCustomerException("not JSON", e);
        }
        if (read == null) {
            throw new BadCustomerException("no customer: expected a JSON object, found null");
        }
        return read;
    }

    private static CustomerNews of(Customer customer) throws BadCustomerException {
        if (customer.platform() == null) {
            throw new BadCustomerException(
                    "platform is missing: expected one of " + String.join(" ", AuthorKey.platforms()));
        }
        AuthorKey author = AuthorKey.of(customer.platform(), customer.handle(), customer.id())
                .orElseThrow(() -> new BadCustomerException(
                        "who it is on the platform is missing: expected handle, or id where they have none"));
        Instant at = customer.at();
        if (at == null) {
            throw new BadCustomerException("at is missing: expected since when it holds, as an ISO-8601 instant");
        }
        if (at.isBefore(Instant.EPOCH) || !at.isBefore(END_OF_TIME)) {
            throw new BadCustomerException("at is not of our age: expected 1970 to 9999, found " + at);
        }
        String brand = customer.brand() == null ? null : checkedBrand(customer.brand());
        String id = text("customer", customer.customer());
        String tier = text("tier", customer.tier());
        if (id == null && tier == null) {
            throw new BadCustomerException(
                    "it says nothing of the customer: expected customer, the id in your books, or tier");
        }
        return new CustomerNews(
                author.toString(),
                brand,
                at,
                new KnownCustomer(brand, id, tier == null ? null : tier.toLowerCase(Locale.ROOT)));
    }

    private static String checkedBrand(String brand) throws BadCustomerException {
        if (!BRAND.matcher(brand).matches()) {
            throw new BadCustomerException(
                    "brand is not a brand's id: expected up to 64 small letters, digits, and . _ -"
                            + " after the first, found " + brand);
        }
        return brand;
    }

    private static @Nullable String text(String field, @Nullable String value) throws BadCustomerException {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > MOST_CHARACTERS) {
            throw new BadCustomerException(field + " is too long: expected at most " + MOST_CHARACTERS
                    + " characters, found " + value.length());
        }
        return value.strip();
    }

    private static String place(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
        }
        return path.isEmpty() ? "" : path + ": ";
    }
}
