package com.mailflatrate.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The details of a sender as {@link ImprintRules} needs them; the fields of a company by the same
 * names.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record ImprintFacts(
        String name,
        String legalForm,
        String street,
        String postalCode,
        String city,
        String country,
        String phone,
        String email,
        @Nullable String registerCourt,
        @Nullable String registerNumber,
        @Nullable String vatId,
        List<String> representatives) {

    /** Copies the list. */
    public ImprintFacts {
        representatives = List.copyOf(representatives);
    }
}
