package com.mailflatrate.vetting;

import com.mailflatrate.account.Company;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application as somebody typed or sent it, nothing checked.
 *
 * @param purpose what the mails will be about
 * @param accept the SHA-256 of each text as it was shown
 */
public record ApplicationDraft(
        Company.@Nullable Draft company,
        @Nullable Person user,
        @Nullable String purpose,
        @Nullable Long expectedMonthlyMails,
        @Nullable List<@Nullable Origin> origins,
        @Nullable Accepted accept) {

    /** Who will sign in. */
    public record Person(@Nullable String name, @Nullable String email, @Nullable String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Person[" + name + "]";
        }
    }

    /**
     * One answer to "where do the addresses come from".
     *
     * @param kind {@code none-yet}, {@code own-form}, {@code other-system}, {@code paper}, {@code
     *     own-customers} or {@code other}
     * @param periodFrom a day, {@code 2023-03-01}
     */
    public record Origin(
            @Nullable String kind,
            @Nullable String description,
            @Nullable String collectionUrl,
            @Nullable String system,
            @Nullable String periodFrom,
            @Nullable String periodTo,
            @Nullable Long contacts) {}

    /** Hashes of the accepted texts. */
    public record Accepted(
            @Nullable String terms, @Nullable String antiSpam, @Nullable String dpa) {}
}
