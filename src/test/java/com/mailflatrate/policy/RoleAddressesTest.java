package com.mailflatrate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.given.Covers;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.policy.RoleVerdict.Accepted;
import com.mailflatrate.policy.RoleVerdict.Doubtful;
import com.mailflatrate.policy.RoleVerdict.Refused;
import com.mailflatrate.policy.data.DataFile;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleAddressesTest {

    private static final RoleAddresses RULES = RoleAddresses.standard();

    @ParameterizedTest
    @Covers({"B1", "B2"})
    @ValueSource(
            strings = {
                "info@firma.de",
                "Info@Firma.DE",
                "INFO@firma.de",
                "info+max@firma.de",
                "info+@firma.de",
                "info.de@firma.com",
                "de.info@firma.com",
                "info-berlin@firma.de",
                "info_2@firma.de",
                "info2@firma.de",
                "firma.info@firma.de",
                "müller.info@müller.de",
                "nordlicht-info@kaffee-nordlicht.de",
                "i.nfo@gmail.com",
                "in.fo@googlemail.com",
                "ｉnfo@firma.de",
                "in\u200Bfo@firma.de",
                "\u202Einfo@firma.de",
                "\"info\"@firma.de",
                "info@müller.de",
                "info@xn--mller-kva.de",
                "buero@firma.de",
                "büro@firma.de",
                "BÜRO@firma.de",
                "hr@firma.de",
                "it@firma.de",
                "noreply-max@firma.de",
                "max-noreply@firma.de",
                "no.reply.shop@firma.de",
                "donot-reply@firma.de",
                "abuse.report@firma.de",
                "vertriebsinnendienst-nord@firma.de",
                "vertriebsleitung@firma.de",
                "presseteam@firma.de",
                "bounce-123-abc@lists.x.de",
                "prvs=abc=max@firma.de",
                "srs0=a=b@firma.de",
                "liste-request@firma.de",
                "owner-liste@firma.de",
                "liste-bounces@firma.de",
                "info@gmx.de",
                "sales_01@firma.de",
                "kontakt-2026@firma.de",
                "support@firma.de",
                "sales@firma.de",
                "info.gmbh@firma.de",
                "service-vertrieb@firma.de",
                "abuse.max@firma.de",
                "max.postmaster@firma.de",
                "info-max@yahoo.de",
                "tourist.info@stadt.de",
                "geschäftsleitung@firma.de",
                "secrétariat@firme.fr"
            })
    void aFunctionalMailboxIsRefusedOnEveryPath(String address) {
        for (IntakePath path : IntakePath.values()) {
            assertThat(RULES.judge(read(address), path))
                    .as("%s by %s", address, path)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            it -> assertThat(it.code()).isEqualTo(Code.ROLE_ADDRESS));
        }
    }

    @ParameterizedTest
    @Covers("B2")
    @ValueSource(
            strings = {
                "i.nfo@firma.de", "i-n-f-o@firma.de", "infо@firma.de", "s.ales@firma.de",
                        "k.ontakt@firma.de",
                "o.ffice@firma.de", "s.upport@firma.de", "ve.rtrieb@firma.de", "ınfo@firma.de",
                        "ѕales@firma.de"
            })
    void aFunctionalMailboxInDisguiseIsNamedAsSuch(String address) {
        for (IntakePath path : IntakePath.values()) {
            assertThat(RULES.judge(read(address), path))
                    .as("%s by %s", address, path)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            it -> assertThat(it.code()).isEqualTo(Code.ROLE_LOOKALIKE));
        }
    }

    @ParameterizedTest
    @Covers("B2")
    @ValueSource(
            strings = {
                "max.info@firma.de", "information.max@firma.de", "j.ops@firma.de",
                        "koch@restaurant.de",
                "post@firma.de", "a@firma.de", "12345@firma.de", "de@firma.com",
                "max.admin@firma.de", "it.mueller@firma.de", "anna.zimmer@firma.de", "stock@gmx.de",
                "zoll-1987@firma.de", "partner123@firma.de", "guest@web.de", "abuse.j@firma.de"
            })
    void inAFileDoubtWaitsForAPersonAndElsewhereForTheAnswerToAConfirmationMail(String address) {
        assertThat(RULES.judge(read(address), IntakePath.IMPORT)).isInstanceOf(Doubtful.class);
        assertThat(RULES.judge(read(address), IntakePath.FORM)).isInstanceOf(Accepted.class);
        assertThat(RULES.judge(read(address), IntakePath.API)).isInstanceOf(Accepted.class);
        assertThat(RULES.judge(read(address), IntakePath.EDIT)).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @Covers({"B1", "B2"})
    @ValueSource(
            strings = {
                "max.mustermann@firma.de",
                "infotainment@firma.de",
                "h.r@firma.de",
                "i.t@firma.de",
                "anna.post@firma.de",
                "max+info@firma.de",
                "jürgen@müller.de",
                "inof@firma.de",
                "b.uero@firma.de",
                "h.otel@firma.de",
                "anna.zimmer@gmx.de",
                "info1987@firma.de",
                "anne@firma.de",
                "m.koch@firma.de",
                "ольга@пример.рф",
                "infante@firma.de",
                "bettina.stellenberg@firma.de",
                "o'brien@firma.ie"
            })
    void aPersonIsAccepted(String address) {
        for (IntakePath path : IntakePath.values()) {
            assertThat(RULES.judge(read(address), path)).as(address).isInstanceOf(Accepted.class);
        }
    }

    @ParameterizedTest
    @Covers("B2")
    @CsvSource({
        "info@müller.de,info@xn--mller-kva.de",
        "INFO@firma.de,INFO@FIRMA.DE",
        "max+info@x.de,max+info@X.de"
    })
    void oneAddressHasOneKeyHoweverItsDomainIsWritten(String one, String other) {
        assertThat(read(one).key()).isEqualTo(read(other).key());
    }

    @TestFactory
    @Covers("B2")
    Stream<DynamicTest> everyWordOfTheListIsKnownByItsTier() {
        return DataFile.of("role-local-parts.tsv").rows().stream()
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        row[0],
                                        () -> {
                                            RoleVerdict verdict =
                                                    RULES.judge(
                                                            read(row[0] + "@firma.de"),
                                                            IntakePath.IMPORT);
                                            Class<? extends RoleVerdict> expected =
                                                    row[1].equals("T3")
                                                            ? Doubtful.class
                                                            : Refused.class;
                                            assertThat(verdict).isInstanceOf(expected);
                                        }));
    }

    @ParameterizedTest
    @Covers("B3")
    @ValueSource(
            strings = {
                "a@b..c", "@x:a@b", "a b@c.de", "\"a b\"@firma.de", "a@[127.0.0.1]",
                        "max(comment)@firma.de", "max@",
                "@firma.de", "max", "max..x@firma.de", ".max@firma.de", "max.@firma.de",
                        "max@firma", "max@-firma.de"
            })
    void whatIsNoAddressNeverGetsThisFar(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    @Covers("B3")
    void aLocalPartEndsAt64OctetsAndAnAddressAt254() {
        assertThat(EmailAddress.parse("a".repeat(65) + "@firma.de")).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(64) + "@firma.de")).isPresent();
        assertThat(EmailAddress.parse("max@xn--mller-kva.de")).isPresent();
        String domain = ("b".repeat(60) + ".").repeat(4) + "de";
        assertThat(EmailAddress.parse("a".repeat(10) + "@" + domain)).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(7) + "@" + domain)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(IntakePath.class)
    @Covers("B1")
    void thePathChangesNothingForAPlainRoleAddress(IntakePath path) {
        assertThat(RULES.judge(read("info@firma.de"), path))
                .isEqualTo(new Refused(Code.ROLE_ADDRESS, "info"));
        assertThat(RULES.judge(read("ida@firma.de"), path)).isEqualTo(new Accepted());
    }

    @Test
    void aSlipIsCountedAndNotRefused() {
        Map<String, Boolean> expected =
                Map.of(
                        "inof", true, "ifo", true, "infoo", true, "imfo", true, "info", false,
                        "ina", false);
        expected.forEach(
                (local, near) ->
                        assertThat(RULES.nearMiss(read(local + "@firma.de")))
                                .as(local)
                                .isEqualTo(near));
    }

    @Test
    void theVersionNamesTheList() {
        assertThat(RULES.version()).matches("[0-9a-f]{12}");
    }

    private static EmailAddress read(String address) {
        return EmailAddress.parse(address)
                .orElseThrow(() -> new AssertionError("not an address: " + address));
    }
}
