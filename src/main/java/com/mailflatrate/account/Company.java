package com.mailflatrate.account;

import com.mailflatrate.kernel.LegalForm;
import com.mailflatrate.kernel.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The company behind an account: what its imprint says in full text in every mail (DDG § 5).
 *
 * @param street with number, never a P.O. box
 * @param country ISO 3166-1 alpha-2
 * @param email a contact address, role addresses are welcome here
 * @param website an https or http address
 * @param registerCourt the court or office that keeps the register
 * @param registerNumber with its kind, such as {@code HRB 12345}
 * @param vatId of UStG § 27a, or the business id of AO § 139c
 * @param representatives full names, as far as the legal form asks for them
 */
public record Company(
        String name,
        LegalForm legalForm,
        String street,
        String postalCode,
        String city,
        String country,
        String phone,
        String email,
        @Nullable String website,
        @Nullable String registerCourt,
        @Nullable String registerNumber,
        @Nullable String vatId,
        List<String> representatives) {

    /** Copies the representatives. */
    public Company {
        representatives = List.copyOf(representatives);
    }

    /**
     * Whether it is still the same company to a reviewer: name, legal form and representatives
     * (compliance row A12).
     */
    public boolean isSameAs(Company other) {
        return name.equals(other.name)
                && legalForm == other.legalForm
                && representatives.equals(other.representatives);
    }

    /** The data as somebody typed or sent it, nothing checked. */
    public record Draft(
            @Nullable String name,
            @Nullable String legalForm,
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String country,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String website,
            @Nullable String registerCourt,
            @Nullable String registerNumber,
            @Nullable String vatId,
            @Nullable List<@Nullable String> representatives) {

        /**
         * Reads the data. Refused with a reason per field. Whether the imprint is complete for the
         * legal form is another question, asked by the gate before a send.
         *
         * @param prefix before each field's name, {@code company.} or empty
         */
        public Outcome<Company> read(String prefix) {
            return new CompanyReader(this, prefix).read();
        }
    }
}
