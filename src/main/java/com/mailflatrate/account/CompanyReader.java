package com.mailflatrate.account;

import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.LegalForm;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.kernel.WebAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a company's data field by field. */
final class CompanyReader {

    private static final int MOST_REPRESENTATIVES = 20;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9()/ .-]{5,38}[0-9]");
    private static final Pattern VAT_ID =
            Pattern.compile("[A-Z]{2}[0-9A-Z+*]{2,13}|DE[0-9]{9}-[0-9]{5}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Company.Draft draft;
    private final String prefix;
    private final Fields fields = new Fields();

    CompanyReader(Company.Draft draft, String prefix) {
        this.draft = draft;
        this.prefix = prefix;
    }

    Outcome<Company> read() {
        String name = line("name", draft.name(), 200);
        LegalForm form = legalForm();
        String street = line("street", draft.street(), 200);
        String postalCode = line("postalCode", draft.postalCode(), 20);
        String city = line("city", draft.city(), 100);
        String country = country();
        String phone = phone();
        String email = email();
        String website = website();
        String court = fields.optionalLine(prefix + "registerCourt", draft.registerCourt(), 200);
        String number = fields.optionalLine(prefix + "registerNumber", draft.registerNumber(), 50);
        String vatId = vatId();
        List<String> representatives = representatives();
        return fields.outcome(
                () ->
                        new Company(
                                name,
                                form,
                                street,
                                postalCode,
                                city,
                                country,
                                phone,
                                email,
                                website,
                                court,
                                number,
                                vatId,
                                representatives));
    }

    private String line(String field, @Nullable String value, int longest) {
        return fields.line(prefix + field, value, longest);
    }

    private void invalid(String field) {
        fields.refuse(Reason.field(Code.INVALID_VALUE, prefix + field));
    }

    private LegalForm legalForm() {
        String text = line("legalForm", draft.legalForm(), 60);
        Optional<LegalForm> form = LegalForm.parse(text);
        if (form.isEmpty() && fields.clean(prefix + "legalForm")) {
            invalid("legalForm");
        }
        return form.orElse(LegalForm.OTHER);
    }

    private String country() {
        String country = line("country", draft.country(), 20).toUpperCase(Locale.ROOT);
        if (!country.isEmpty() && !COUNTRIES.contains(country)) {
            invalid("country");
        }
        return country;
    }

    private String phone() {
        String phone = line("phone", draft.phone(), 40);
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            invalid("phone");
        }
        return phone;
    }

    private String email() {
        String email = line("email", draft.email(), 254);
        if (!email.isEmpty() && EmailAddress.parse(email).isEmpty()) {
            fields.refuse(Reason.field(Code.INVALID_ADDRESS, prefix + "email"));
        }
        return email;
    }

    private @Nullable String website() {
        String website = fields.optionalLine(prefix + "website", draft.website(), 500);
        if (website == null) {
            return null;
        }
        Optional<String> address = WebAddress.parse(website);
        if (address.isEmpty()) {
            invalid("website");
        }
        return address.orElse(null);
    }

    private @Nullable String vatId() {
        String text = fields.optionalLine(prefix + "vatId", draft.vatId(), 40);
        if (text == null) {
            return null;
        }
        String vatId = text.replaceAll("[ .]", "").toUpperCase(Locale.ROOT);
        if (!VAT_ID.matcher(vatId).matches()) {
            invalid("vatId");
        }
        return vatId;
    }

    private List<String> representatives() {
        List<@Nullable String> given =
                draft.representatives() == null ? List.of() : draft.representatives();
        if (given.size() > MOST_REPRESENTATIVES) {
            fields.refuse(
                    Reason.field(Code.TOO_LONG, prefix + "representatives", MOST_REPRESENTATIVES));
            return List.of();
        }
        List<String> read = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String name =
                    fields.optionalLine(prefix + "representatives[" + i + "]", given.get(i), 200);
            if (name != null) {
                read.add(name);
            }
        }
        return read;
    }
}
