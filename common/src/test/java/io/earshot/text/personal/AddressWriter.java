package io.earshot.text.personal;

import io.earshot.text.personal.PostWriter.Piece;
import java.util.Locale;
import java.util.Random;

/** Writes postal addresses of a dozen countries as people type them, and places that are none. */
final class AddressWriter {
    private final Random random;

    AddressWriter(Random random) {
        this.random = random;
    }

    Piece piece() {
        String written =
                random.nextInt(3) == 0 ? told() : pick("I'm at ", "", "it's ", "pick up at ") + '\u0001' + full();
        return new Piece(random.nextInt(5) == 0 ? written.toLowerCase(Locale.ROOT) : written, "address");
    }

    /** A street with its place. */
    private String full() {
        String comma = pick(", ", ", ", ",", " ", "\n");
        return switch (random.nextInt(12)) {
            case 0 -> english() + comma + pick("London", "Leeds", "Stoke on Trent") + " " + british();
            case 1 ->
                "Flat " + (1 + random.nextInt(40)) + ", " + english() + ", " + pick("Bath", "York") + comma + british();
            case 2, 3 ->
                english() + pick("", "", " Apt 4B", ", Unit 12", " #3") + comma
                        + pick("Springfield", "New York", "St. Louis") + ", " + pick("NY", "IL", "TX", "Ohio") + " "
                        + digits(5) + pick("", "", "-" + digits(4));
            case 4 ->
                english() + comma + pick("Toronto", "Halifax") + ", " + pick("ON", "NS") + " M" + digits(1) + "H 2J"
                        + digits(1);
            case 5 -> english() + comma + pick("Sydney NSW 2", "Fitzroy VIC 3") + digits(3);
            case 6 -> french() + comma + digits(5) + " " + pick("Paris", "Lyon", "Saint-Denis", "Aix en Provence");
            case 7, 8 ->
                german() + comma + digits(5) + " " + pick("Berlin", "München", "Bad Homburg", "Frankfurt am Main");
            case 9 -> spanish() + comma + digits(5) + " " + pick("Madrid", "Sevilla", "San Sebastián");
            case 10 -> italian() + comma + digits(5) + " " + pick("Milano", "Reggio Emilia") + pick("", " (MI)");
            default ->
                pick("Kerkstraat ", "Lange Nieuwstraat ", "Stationsweg ") + number() + comma + digits(4)
                        + " AB Utrecht";
        };
    }

    /** A street behind words that say whose it is. */
    private String told() {
        return switch (random.nextInt(7)) {
            case 0, 1 ->
                pick("I live at ", "my address is ", "please deliver it to ", "ship it to ", "address: ")
                        + '\u0001'
                        + english();
            case 2 -> pick("Ich wohne in der ", "meine Adresse ist ", "Lieferadresse: ") + '\u0001' + german();
            case 3 ->
                pick("j'habite au ", "mon adresse: ", "adresse : ") + '\u0001' + number() + " rue "
                        + pick("Foch", "Mozart");
            case 4 -> pick("vivo en la ", "mi dirección es ") + '\u0001' + spanish();
            case 5 -> pick("abito in ", "il mio indirizzo è ") + '\u0001' + italian();
            default ->
                pick("moro na ", "meu endereço é ") + '\u0001' + "Rua " + pick("Augusta", "das Flores") + ", "
                        + number();
        };
    }

    /** What a street, a number or both are part of without being where somebody lives. */
    String decoy() {
        return pick(
                "Route " + number(),
                "gate " + number() + " and row " + number(),
                "21 Jump Street",
                number() + " Star Street food",
                "the " + number() + " people on Wall Street",
                "Main Street is closed for " + number() + " days",
                "I live " + number() + " minutes from Park Road",
                "a " + number() + " hour drive",
                number() + " ways to get on the road",
                "Calle 13",
                "via Twitter " + number(),
                "Platz " + number() + " von 100",
                "deliver it to gate " + number(),
                "the shop at " + english(),
                "meet us: " + german(),
                "on " + digits(5) + " streets",
                number() + " rue",
                "bus " + number() + " to King Street, " + digits(4) + " riders");
    }

    private String english() {
        return number() + " " + pick("", "", "", "N ", "West ")
                + pick("High", "Main", "Oak Tree", "Martin Luther King Jr", "5th", "St. John's", "Baker") + " "
                + pick(
                        "Street", "St", "Road", "Rd", "Avenue", "Ave", "Lane", "Drive", "Blvd", "Close", "Terrace",
                        "Way");
    }

    private String british() {
        return pick("SW1A", "N7", "LS1", "M1", "EC2V") + pick(" ", " ", "") + digits(1) + pick("AA", "PG", "QX");
    }

    private String french() {
        return number()
                + pick("", "", " bis")
                + pick(" rue de la ", " avenue du ", " boulevard ", " rue de l'", " place ")
                + pick("République", "Moulin Vert", "Église", "Maréchal Foch");
    }

    private String german() {
        return pick(
                        "Hauptstraße ",
                        "Berliner Str. ",
                        "Karl-Marx-Allee ",
                        "Lindenweg ",
                        "Am alten Markt ",
                        "Bahnhofstr. ")
                + (1 + random.nextInt(250))
                + pick("", "", "a", " b");
    }

    private String spanish() {
        return pick("Calle ", "C/ ", "Avenida de la ", "Plaza ")
                + pick("Mayor", "Gran Capitán", "Constitución")
                + pick(", ", " ")
                + number()
                + pick("", "", ", 3º B", ", piso 2");
    }

    private String italian() {
        return pick("Via ", "Viale ", "Piazza ", "Corso ")
                + pick("Roma", "Giuseppe Verdi", "della Repubblica", "XX Settembre")
                + pick(" ", ", ")
                + number();
    }

    private String number() {
        return String.valueOf(1 + random.nextInt(random.nextInt(4) == 0 ? 2000 : 150));
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('1' + random.nextInt(9)));
        }
        return digits.toString();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
