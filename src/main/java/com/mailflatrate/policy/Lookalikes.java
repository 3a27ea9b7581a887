package com.mailflatrate.policy;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import java.util.regex.Pattern;

/** Host names that look like others (UTS #39). */
final class Lookalikes {

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_UNICODE);
    private static final SpoofChecker SCRIPTS =
            new SpoofChecker.Builder()
                    .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.CHAR_LIMIT)
                    .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
                    .setAllowedChars(SpoofChecker.RECOMMENDED)
                    .build();
    private static final SpoofChecker SKELETONS = new SpoofChecker.Builder().build();

    private Lookalikes() {}

    /**
     * A label of mixed scripts, of letters no language uses, or of another script that reads as
     * Latin.
     */
    static boolean disguised(String host) {
        StringBuilder unicode = new StringBuilder();
        UTS46.nameToUnicode(host, unicode, new IDNA.Info());
        for (String label : unicode.toString().split("\\.", -1)) {
            if (!ASCII.matcher(label).matches()
                    && (SCRIPTS.failsChecks(label) || readsAsLatin(label))) {
                return true;
            }
        }
        return false;
    }

    private static boolean readsAsLatin(String label) {
        boolean latin =
                label.codePoints().anyMatch(point -> UScript.getScript(point) == UScript.LATIN);
        return !latin && ASCII.matcher(SKELETONS.getSkeleton(label)).matches();
    }
}
