package com.mailflatrate.web.shared;

import com.mailflatrate.account.Company;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A company's data between a form's fields and the record; representatives stand one a line. */
public final class CompanyFields {

    private CompanyFields() {}

    /** What was typed, without a prefix. */
    public static Company.Draft draft(Map<String, String> values) {
        return draft(values, "");
    }

    /** What was typed. */
    public static Company.Draft draft(Map<String, String> values, String prefix) {
        String representatives = values.getOrDefault(prefix + "representatives", "");
        return new Company.Draft(
                values.get(prefix + "name"),
                values.get(prefix + "legalForm"),
                values.get(prefix + "street"),
                values.get(prefix + "postalCode"),
                values.get(prefix + "city"),
                values.get(prefix + "country"),
                values.get(prefix + "phone"),
                values.get(prefix + "email"),
                values.get(prefix + "website"),
                values.get(prefix + "registerCourt"),
                values.get(prefix + "registerNumber"),
                values.get(prefix + "vatId"),
                List.of(representatives.split("\\R|;", -1)));
    }

    /** The fields of a company we know. */
    public static Map<String, String> values(Company company) {
        Map<String, String> values = new HashMap<>();
        values.put("name", company.name());
        values.put("legalForm", company.legalForm().word());
        values.put("street", company.street());
        values.put("postalCode", company.postalCode());
        values.put("city", company.city());
        values.put("country", company.country());
        values.put("phone", company.phone());
        values.put("email", company.email());
        values.put("website", orEmpty(company.website()));
        values.put("registerCourt", orEmpty(company.registerCourt()));
        values.put("registerNumber", orEmpty(company.registerNumber()));
        values.put("vatId", orEmpty(company.vatId()));
        values.put("representatives", String.join("\n", company.representatives()));
        return values;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
