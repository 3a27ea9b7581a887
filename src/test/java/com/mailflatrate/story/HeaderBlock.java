package com.mailflatrate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The header fields that every mail to a contact has, each exactly once (RFC 5322 §3.6). */
final class HeaderBlock {

    private static final List<String> FIELDS =
            List.of(
                    "From",
                    "To",
                    "Date",
                    "Subject",
                    "Message-ID",
                    "MIME-Version",
                    "Content-Type",
                    "List-Id",
                    "List-Unsubscribe",
                    "List-Unsubscribe-Post",
                    "List-Help",
                    "Precedence",
                    "Feedback-ID",
                    "X-Mailing-ID",
                    "X-Report-Abuse");

    private HeaderBlock() {}

    /** Fails for a field that is missing, doubled, or not of this mailing. */
    static void isWhole(String mail, String mailingId) {
        for (String field : FIELDS) {
            assertThat(Mails.headers(mail, field)).as(field).hasSize(1);
        }
        assertThat(Mails.headers(mail, "X-CSA-Complaints")).isEmpty();
        assertThat(Mails.header(mail, "X-Mailing-ID")).startsWith(mailingId + ".");
        assertThat(Mails.header(mail, "List-Unsubscribe-Post"))
                .isEqualTo("List-Unsubscribe=One-Click");
    }
}
