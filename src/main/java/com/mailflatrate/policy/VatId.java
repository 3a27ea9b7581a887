package com.mailflatrate.policy;

import java.util.Locale;
import java.util.regex.Pattern;

/** VAT identification numbers (UStG § 27a) and the German business id (AO § 139c). */
final class VatId {

    private static final Pattern GERMAN = Pattern.compile("DE\\d{9}");
    private static final Pattern BUSINESS_ID = Pattern.compile("DE\\d{9}-\\d{5}");
    private static final Pattern AUSTRIAN = Pattern.compile("ATU\\d{8}");
    private static final Pattern SWISS = Pattern.compile("CHE\\d{9}(MWST|TVA|IVA)?");
    private static final Pattern OTHER =
            Pattern.compile("(?!DE|AT|CH)(?=(.*\\d){2})[A-Z]{2}[A-Z0-9+*]{2,13}");

    private VatId() {}

    /** Whether it has the shape of its country, and for Germany the right check digit. */
    static boolean valid(String text) {
        String compact = text.toUpperCase(Locale.ROOT).replaceAll("[\\s.]", "");
        if (BUSINESS_ID.matcher(compact).matches()) {
            return checkDigit(compact.substring(2, 11));
        }
        String bare = compact.replace("-", "");
        if (GERMAN.matcher(bare).matches()) {
            return checkDigit(bare.substring(2));
        }
        return AUSTRIAN.matcher(bare).matches()
                || SWISS.matcher(bare).matches()
                || OTHER.matcher(bare).matches();
    }

    /** ISO 7064 MOD 11,10 over nine digits. */
    private static boolean checkDigit(String digits) {
        int product = 10;
        for (int i = 0; i < 8; i++) {
            int sum = (Character.digit(digits.charAt(i), 10) + product) % 10;
            product = (2 * (sum == 0 ? 10 : sum)) % 11;
        }
        return (11 - product) % 10 == Character.digit(digits.charAt(8), 10);
    }
}
