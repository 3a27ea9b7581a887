package com.mailflatrate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.policy.Flag.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImprintRulesTest {

    private static final ImprintFacts ROASTERY =
            new ImprintFacts(
                    "Kaffeerösterei Nordlicht GmbH",
                    "GmbH",
                    "Speicherstraße 12",
                    "20457",
                    "Hamburg",
                    "DE",
                    "+49 40 1234567",
                    "post@nordlicht.test",
                    "Amtsgericht Hamburg",
                    "HRB 123456",
                    "DE136695976",
                    List.of("Ida Petersen"));

    @Test
    @Covers("D2")
    void aCompleteImprintRaisesNothing() {
        assertThat(ImprintRules.check(ROASTERY)).isEmpty();
    }

    @ParameterizedTest
    @Covers("D2")
    @CsvSource(
            delimiter = '|',
            value = {
                "Einzelunternehmen|Ida Petersen||",
                "Freiberufler|Ida Petersen||",
                "e.K.|Kaffee Nordlicht e.K.|HRA 12|Ida Petersen",
                "GbR|Petersen & Krause GbR||Ida Petersen;Jan Krause",
                "eGbR|Petersen & Krause eGbR|GsR 12|Ida Petersen;Jan Krause",
                "OHG|Petersen OHG|HRA 12|Ida Petersen",
                "KG|Petersen KG|HRA 12|Ida Petersen",
                "GmbH & Co. KG|Petersen GmbH & Co. KG|HRA 12, HRB 13|Ida Petersen",
                "UG (haftungsbeschränkt)|Petersen UG (haftungsbeschränkt)|HRB 13|Ida Petersen",
                "AG|Petersen AG|HRB 13|Dr. Ida Petersen",
                "e.G.|Petersen eG|GnR 13|Ida Petersen",
                "e.V.|Kaffeefreunde e.V.|VR 13|Ida Petersen",
                "PartG mbB|Petersen PartG mbB|PR 13|Ida Petersen",
                "Stiftung|Kaffeestiftung||Ida Petersen"
            })
    void eachLegalFormHasItsOwnDuties(
            String form, String name, @Nullable String register, @Nullable String people) {
        List<String> names = people == null ? List.of() : List.of(people.split(";"));
        ImprintFacts complete = with(form, name, register, names);
        assertThat(ImprintRules.check(complete)).as(form).isEmpty();
        if (register != null) {
            assertThat(checks(with(form, name, "XY 1", names)))
                    .as(form)
                    .contains(Check.IMPRINT_REGISTER);
        }
        if (people != null) {
            assertThat(checks(with(form, name, register, List.of())))
                    .as(form)
                    .contains(Check.IMPRINT_REPRESENTATIVE);
        }
    }

    @Test
    @Covers("D2")
    void aGmbhWithoutItsDirectorIsToldWhichFieldIsMissing() {
        assertThat(ImprintRules.check(with("GmbH", "Nordlicht GmbH", "HRB 1", List.of())))
                .singleElement()
                .satisfies(flag -> assertThat(flag.field()).isEqualTo("representatives"));
    }

    @ParameterizedTest
    @Covers("D2")
    @ValueSource(strings = {"Postfach 12 34 56", "P.O. Box 77", "PO Box 1", "Postfach"})
    void aPostOfficeBoxAloneIsNoAddress(String street) {
        assertThat(checks(atStreet(street))).containsExactly(Check.IMPRINT_PO_BOX);
        assertThat(checks(atStreet("Speicherstraße 12, " + street))).isEmpty();
    }

    @ParameterizedTest
    @Covers("D2")
    @CsvSource({
        "DE136695976,true",
        "DE136695975,false",
        "de 136 695 976,true",
        "DE123456789,false",
        "DE13669597,false",
        "DE136695976-00001,true",
        "DE136695975-00001,false",
        "ATU12345678,true",
        "ATU1234567,false",
        "CHE-123.456.789 MWST,true",
        "NL123456789B01,true",
        "hello,false"
    })
    void aVatIdHasItsShapeAndItsCheckDigit(String id, boolean valid) {
        assertThat(VatId.valid(id)).isEqualTo(valid);
    }

    @ParameterizedTest
    @Covers("D2")
    @CsvSource({"I. Petersen", "Petersen", "Dr. Petersen"})
    void aDirectorIsNamedWithTheFirstNameInFull(String name) {
        assertThat(checks(with("GmbH", "Nordlicht GmbH", "HRB 1", List.of(name))))
                .containsExactly(Check.IMPRINT_REPRESENTATIVE);
    }

    @Test
    @Covers("D2")
    void whatIsMissingIsNamedFieldByField() {
        ImprintFacts empty =
                new ImprintFacts("", "", "", "", "", "DE", "", "", null, null, null, List.of());
        assertThat(ImprintRules.check(empty))
                .extracting(Flag::field)
                .contains("name", "legalForm", "street", "postalCode", "city", "phone", "email");
    }

    @Test
    void aLimitedEntrepreneurialCompanySaysThatItIsLimited() {
        assertThat(checks(with("UG", "Petersen UG", "HRB 1", List.of("Ida Petersen"))))
                .containsExactly(Check.IMPRINT_LEGAL_FORM);
    }

    private static List<Check> checks(ImprintFacts facts) {
        return ImprintRules.check(facts).stream().map(Flag::check).toList();
    }

    private static ImprintFacts with(
            String form, String name, @Nullable String register, List<String> people) {
        String court = register == null ? null : "Amtsgericht Hamburg";
        return new ImprintFacts(
                name,
                form,
                ROASTERY.street(),
                ROASTERY.postalCode(),
                ROASTERY.city(),
                "DE",
                ROASTERY.phone(),
                ROASTERY.email(),
                court,
                register,
                null,
                people);
    }

    private static ImprintFacts atStreet(String street) {
        return new ImprintFacts(
                ROASTERY.name(),
                "GmbH",
                street,
                "20457",
                "Hamburg",
                "DE",
                ROASTERY.phone(),
                ROASTERY.email(),
                ROASTERY.registerCourt(),
                ROASTERY.registerNumber(),
                null,
                ROASTERY.representatives());
    }
}
