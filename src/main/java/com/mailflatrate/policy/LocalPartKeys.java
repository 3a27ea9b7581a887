package com.mailflatrate.policy;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Locale;
import java.util.regex.Pattern;

/** Comparable forms of a local part. They are for comparing only; mail goes to the original. */
final class LocalPartKeys {

    private static final Normalizer2 CASEFOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final SpoofChecker SCRIPTS =
            new SpoofChecker.Builder()
                    .setChecks(SpoofChecker.RESTRICTION_LEVEL)
                    .setRestrictionLevel(SpoofChecker.RestrictionLevel.SINGLE_SCRIPT_RESTRICTIVE)
                    .build();
    private static final SpoofChecker SKELETONS = new SpoofChecker.Builder().build();
    private static final Pattern LATIN =
            Pattern.compile("[\\p{IsLatin}\\p{IsCommon}\\p{IsInherited}]*");
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_UNICODE);

    private LocalPartKeys() {}

    /**
     * NFKC, case folded, without default-ignorable characters; {@code ä ö ü ß} as two letters,
     * other marks dropped. NFKC_Casefold removes the zero-width and bidi characters by itself.
     */
    static String folded(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String key =
                CASEFOLD.normalize(text)
                        .replace("ä", "ae")
                        .replace("ö", "oe")
                        .replace("ü", "ue")
                        .replace("ß", "ss");
        return isAscii(key) ? key : MARKS.matcher(DECOMPOSED.normalize(key)).replaceAll("");
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /** The UTS #39 skeleton: what the text looks like. */
    static String skeleton(String key) {
        return SKELETONS.getSkeleton(key);
    }

    /**
     * Letters of several scripts, or Latin letters nobody types by chance ({@code ı}, {@code ɡ}).
     */
    static boolean disguised(String key) {
        return !isAscii(key) && (SCRIPTS.failsChecks(key) || LATIN.matcher(key).matches());
    }

    /** A domain of A-labels, folded like a local part. */
    static String foldedDomain(String domain) {
        StringBuilder unicode = new StringBuilder();
        UTS46.nameToUnicode(domain, unicode, new IDNA.Info());
        return folded(unicode.toString());
    }
}
