package com.mailflatrate.policy;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.regex.Pattern;

/** Comparable forms of a local part. They are for comparing only; mail goes to the original. */
final class LocalPartKeys {

    private static final Normalizer2 CASEFOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
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
        String key =
                CASEFOLD.normalize(text)
                        .replace("ä", "ae")
                        .replace("ö", "oe")
                        .replace("ü", "ue")
                        .replace("ß", "ss");
        return ASCII.matcher(key).matches()
                ? key
                : MARKS.matcher(DECOMPOSED.normalize(key)).replaceAll("");
    }

    /** The UTS #39 skeleton: what the text looks like. */
    static String skeleton(String key) {
        return SKELETONS.getSkeleton(key);
    }

    /**
     * Letters of several scripts, or Latin letters nobody types by chance ({@code ı}, {@code ɡ}).
     */
    static boolean disguised(String key) {
        return !ASCII.matcher(key).matches()
                && (SCRIPTS.failsChecks(key) || LATIN.matcher(key).matches());
    }

    /** A domain of A-labels, folded like a local part. */
    static String foldedDomain(String domain) {
        StringBuilder unicode = new StringBuilder();
        UTS46.nameToUnicode(domain, unicode, new IDNA.Info());
        return folded(unicode.toString());
    }
}
