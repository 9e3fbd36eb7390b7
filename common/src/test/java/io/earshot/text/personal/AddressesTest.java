package io.earshot.text.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {
    private static Redaction redact(String text) {
        return PersonalData.common().redact(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I'm at 12 High Street, London SW1A 1AA, come            | I'm at [address], come
            12 High Street, Little Town, Kent, TN1 2AB              | [address]
            Flat 3, 12 high street, leeds ls1 4ab                   | [address]
            221B Baker Street London NW1 6XE                        | [address]
            350 5th Ave Apt 4B, New York, NY 10118!                 | [address]!
            1600 Pennsylvania Avenue NW, Washington, DC 20500       | [address]
            742 Evergreen Terrace, Springfield, OR                  | [address]
            12 Main St, Springfield, Illinois 62701                 | [address]
            99 oak lane springfield il 62701 is it                  | [address] is it
            123 King Street West, Toronto, ON M5H 1J9               | [address]
            5 George St, Sydney NSW 2000                            | [address]
            14 MG Road, Bengaluru 560001                            | [address]
            12 bis rue de la Paix, 75002 Paris                      | [address]
            12bis rue de la Paix, 75002 Paris                       | [address]
            12B rue de la Paix, 75002 Paris                         | [address]
            c'est 5 avenue Foch 69006 Lyon                          | c'est [address]
            Hauptstraße 12a, 80331 München                          | [address]
            Berliner Str. 5, 10115 Berlin                           | [address]
            Karl-Marx-Allee 34 10178 Berlin                         | [address]
            Ringstraße 5, 1010 Wien                                 | [address]
            Kerkstraat 12, 1017 GL Amsterdam                        | [address]
            Calle Mayor, 12, 3º B, 28013 Madrid                     | [address]
            Via Giuseppe Verdi 7, 20121 Milano (MI)                 | [address]
            Rua Augusta, 1200 - Consolação - 01305-100 São Paulo    | [address] São Paulo
            Rua das Flores 12, 1200-195 Lisboa                      | [address]
            """)
    void hidesFullAddresses(String text, String redacted) {
        assertThat(redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I live at 12 Oak Lane                        | I live at [address]
            please deliver it to 5 park road thanks      | please deliver it to [address] thanks
            My address is: Flat 3, 12 High Street.       | My address is: [address].
            ship my order to 99 N Oak Ave Apt 4          | ship my order to [address]
            address: 742 Evergreen Terrace, Springfield  | address: [address], Springfield
            Ich wohne in der Hauptstraße 12              | Ich wohne in der [address]
            Lieferadresse: Am Ring 5                     | Lieferadresse: [address]
            j'habite au 12 rue de la Paix depuis hier    | j'habite au [address] depuis hier
            vivo en la calle Mayor 12                    | vivo en la [address]
            abito in via Giuseppe Verdi 7                | abito in [address]
            moro na Rua das Flores, 120                  | moro na [address]
            ik woon op de Kerkstraat 12                  | ik woon op de [address]
            """)
    void hidesStreetsThatSomebodyLivesIn(String text, String redacted) {
        assertThat(redact(text).text()).isEqualTo(redacted);
        assertThat(redact(text).kinds()).containsExactly("address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Route 66 and gate 12",
                "5 Star Street food",
                "21 Jump Street was fun, 10000 times",
                "the wolf of Wall Street made 100 million",
                "Main Street is closed for 12 days",
                "we met 3 times on Abbey Road in 1969",
                "I live 5 minutes from Park Road",
                "Calle 13, 2010",
                "Straße der Einheit, 12 Leute",
                "via Twitter 12",
                "50 First Dates on 2nd street",
                "10 Downing Street says no",
                "flight 12 to court, 5 drive away",
                "deliver to gate 12 on the street",
                "12 Monkeys, 9 to 5 way too long",
                "3 ways to drive traffic: https://x.io/12-main-street-10118",
            })
    void leavesPlacesAndFilms(String text) {
        assertThat(redact(text)).isEqualTo(Redaction.none(text));
    }
}
