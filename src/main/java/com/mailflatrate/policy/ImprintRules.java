package com.mailflatrate.policy;

import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.policy.Flag.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether an imprint is complete for its legal form (DDG § 5, GmbHG § 35a, AktG § 80, HGB § 125,
 * GenG § 25a; ECG § 5 for Austria). It checks what a machine can; it is no legal advice.
 */
public final class ImprintRules {

    private static final Pattern PO_BOX =
            Pattern.compile(
                    "(postfach|p\\.?\\s*o\\.?\\s*box|postbus|case postale|casella postale)[\\s\\d]*",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern STREET = Pattern.compile(".*\\p{L}{2,}.*");
    private static final Pattern PHONE = Pattern.compile("(\\+|00)?\\d{6,15}");
    private static final Pattern INITIAL = Pattern.compile("\\p{Lu}\\.?");
    private static final Pattern TITLE =
            Pattern.compile(
                    "(dr|prof|dipl|ing|mag|msc|med|jur|rer|nat|phil|h|c|herr|frau|mr|mrs|ms)\\.?(-\\p{L}+\\.?)?",
                    Pattern.CASE_INSENSITIVE);
    private static final Map<String, Pattern> POSTAL_CODES =
            Map.of(
                    "DE",
                    Pattern.compile("\\d{5}"),
                    "AT",
                    Pattern.compile("\\d{4}"),
                    "CH",
                    Pattern.compile("\\d{4}"));
    private static final Map<String, Pattern> FOREIGN_REGISTERS =
            Map.of(
                    "AT", Pattern.compile("(FN\\s?)?\\d{1,6}\\s?[a-z]"),
                    "CH", Pattern.compile("CHE-?\\d{3}\\.?\\d{3}\\.?\\d{3}.*"));

    private ImprintRules() {}

    /**
     * What is missing or wrong, field by field ({@code street}, {@code registerNumber} …); empty
     * when complete.
     */
    public static List<Flag> check(ImprintFacts imprint) {
        List<Flag> flags = new ArrayList<>();
        LegalForm form = LegalForm.of(imprint.legalForm());
        name(imprint, form, flags);
        address(imprint, flags);
        contact(imprint, flags);
        representatives(imprint, form, flags);
        register(imprint, form, flags);
        String vatId = text(imprint.vatId());
        if (!vatId.isBlank() && !VatId.valid(vatId)) {
            flags.add(Flag.field(Check.IMPRINT_VAT_ID, "vatId", vatId));
        }
        return List.copyOf(flags);
    }

    private static void name(ImprintFacts imprint, LegalForm form, List<Flag> flags) {
        boolean person = form == LegalForm.SOLE;
        if (imprint.name().isBlank()
                || (person
                        && !fullName(imprint.name())
                        && !anyFullName(imprint.representatives()))) {
            flags.add(Flag.field(Check.IMPRINT_NAME, "name", imprint.legalForm()));
        }
        boolean limited =
                (imprint.name() + imprint.legalForm())
                        .toLowerCase(Locale.GERMAN)
                        .contains("haftungsbeschr");
        if (imprint.legalForm().isBlank() || (form == LegalForm.UG && !limited)) {
            flags.add(Flag.field(Check.IMPRINT_LEGAL_FORM, "legalForm", imprint.legalForm()));
        }
    }

    private static void address(ImprintFacts imprint, List<Flag> flags) {
        String withoutBox = PO_BOX.matcher(imprint.street()).replaceAll("");
        if (imprint.street().isBlank()) {
            flags.add(Flag.field(Check.IMPRINT_STREET, "street"));
        } else if (!withoutBox.equals(imprint.street()) && !STREET.matcher(withoutBox).matches()) {
            flags.add(Flag.field(Check.IMPRINT_PO_BOX, "street", imprint.street()));
        } else if (!STREET.matcher(imprint.street()).matches()) {
            flags.add(Flag.field(Check.IMPRINT_STREET, "street"));
        }
        Pattern postalCode = POSTAL_CODES.get(imprint.country());
        if (postalCode != null && !postalCode.matcher(imprint.postalCode().strip()).matches()) {
            flags.add(Flag.field(Check.IMPRINT_CITY, "postalCode", imprint.postalCode()));
        }
        if (imprint.city().isBlank()) {
            flags.add(Flag.field(Check.IMPRINT_CITY, "city", ""));
        }
    }

    private static void contact(ImprintFacts imprint, List<Flag> flags) {
        if (EmailAddress.parse(imprint.email()).isEmpty()) {
            flags.add(Flag.field(Check.IMPRINT_EMAIL, "email", imprint.email()));
        }
        String digits = imprint.phone().replaceAll("[\\s()/.–-]", "");
        if (!PHONE.matcher(digits).matches()) {
            flags.add(Flag.field(Check.IMPRINT_PHONE, "phone", imprint.phone()));
        }
    }

    private static void representatives(ImprintFacts imprint, LegalForm form, List<Flag> flags) {
        long full = imprint.representatives().stream().filter(ImprintRules::fullName).count();
        boolean nameless = imprint.representatives().stream().anyMatch(name -> !fullName(name));
        if (full < form.representatives() || nameless) {
            flags.add(
                    Flag.field(
                            Check.IMPRINT_REPRESENTATIVE,
                            "representatives",
                            imprint.legalForm(),
                            form.representatives()));
        }
    }

    private static void register(ImprintFacts imprint, LegalForm form, List<Flag> flags) {
        if (form.registers().isEmpty()) {
            return;
        }
        if (!registered(text(imprint.registerNumber()), form, imprint.country())) {
            flags.add(
                    Flag.field(
                            Check.IMPRINT_REGISTER,
                            "registerNumber",
                            String.join(" + ", form.registers())));
        }
        if (text(imprint.registerCourt()).isBlank()) {
            flags.add(Flag.field(Check.IMPRINT_COURT, "registerCourt", imprint.legalForm()));
        }
    }

    private static boolean registered(String number, LegalForm form, String country) {
        if (country.equals("DE")) {
            return form.registers().stream()
                    .allMatch(
                            register ->
                                    Pattern.compile(register + "\\s?\\d+").matcher(number).find());
        }
        Pattern pattern = FOREIGN_REGISTERS.get(country);
        return pattern == null ? !number.isBlank() : pattern.matcher(number.strip()).matches();
    }

    private static boolean anyFullName(List<String> names) {
        return names.stream().anyMatch(ImprintRules::fullName);
    }

    /** A first name in full and a last name; titles do not count. */
    private static boolean fullName(String name) {
        List<String> words =
                List.of(name.strip().split("[\\s,]+")).stream()
                        .filter(word -> !TITLE.matcher(word).matches())
                        .toList();
        return words.size() >= 2 && !INITIAL.matcher(words.getFirst()).matches();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
