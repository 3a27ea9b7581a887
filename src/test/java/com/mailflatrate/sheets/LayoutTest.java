package com.mailflatrate.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.policy.ProofRules.Grade;
import com.mailflatrate.rows.Backing;
import com.mailflatrate.rows.JudgedRow;
import com.mailflatrate.rows.RowRules;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports of the systems people come from. */
class LayoutTest {

    private static final List<String> MAILWIZZ =
            List.of(
                    "EMAIL",
                    "FNAME",
                    "status",
                    "source",
                    "optin_date",
                    "confirm_date",
                    "confirm_ip");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mailchimp|Email Address,First Name,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LEID,EUID,TAGS",
                "CleverReach|email,registered,activated,deactivated,source",
                "rapidmail|email,firstname,mailtype,status,activated,activated_ip",
                "Brevo|EMAIL,VORNAME,DOUBLE_OPT-IN,ADDED_TIME,MODIFIED_TIME",
                "MailerLite|Subscriber,Name,Status,opted_in_at,optin_ip",
                "Inxmail|email,SubscriptionDate,Hardbounce,trackingPermission,VerificationDate",
                "MailWizz|EMAIL,FNAME,status,source,optin_date,confirm_date,confirm_ip"
            })
    void theExportOfAKnownSystemIsRecognised(String system, String headings) {
        assertThat(Layout.of(List.of(headings.split(",")))).map(Layout::system).contains(system);
        assertThat(Layout.of(List.of("email", "status", "vorname"))).isEmpty();
    }

    @Test
    void aRecognisedRecordIsP1WithoutAnAddressOnTheNetAndAnUnknownOneIsNot() {
        JudgedRow known =
                judge(MAILWIZZ, "anna@mail.test,Anna,confirmed,Website,,2025-03-12 18:44:31,");
        JudgedRow unknown =
                judge(
                        List.of("EMAIL", "source", "confirm_date"),
                        "anna@mail.test,Website,2025-03-12 18:44:31");
        assertThat(known.grade()).isEqualTo(Grade.P1);
        assertThat(unknown.grade()).isEqualTo(Grade.P0);
    }

    @ParameterizedTest
    @CsvSource({
        "unsubscribed,LEFT_BEFORE",
        "Bounced,LEFT_BEFORE",
        "abused,LEFT_BEFORE",
        "confirmed,",
        "' ',"
    })
    void whoIsMarkedAsGoneStaysOutWithTheAddressKeptForTheSuppression(String word, Code code) {
        JudgedRow row =
                judge(MAILWIZZ, "anna@mail.test,Anna," + word + ",Website,,2025-03-12 18:44:31,");
        assertThat(row.code()).isEqualTo(code);
        assertThat(row.email()).isNotNull();
    }

    private static JudgedRow judge(List<String> headings, String row) {
        Map<String, String> mapping = ColumnGuesses.of(headings);
        if (!mapping.containsKey("consentAt")) {
            mapping.put("consentAt", "confirm_date");
        }
        return new RowRules(
                        mapping,
                        headings,
                        Backing.NONE,
                        address -> false,
                        ZoneOffset.UTC,
                        Instant.parse("2026-01-01T00:00:00Z"))
                .judge(2, List.of(row.split(",", -1)));
    }
}
