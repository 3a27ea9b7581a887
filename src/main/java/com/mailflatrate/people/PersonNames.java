package com.mailflatrate.people;

import com.ibm.icu.text.SpoofChecker;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Fields;
import com.mailflatrate.kernel.Reason;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Names that look like another's (UTS #39): letters of several scripts within one name, and names
 * that read the same but are written otherwise.
 */
public final class PersonNames {

    private static final int LONGEST = 200;

    private static final SpoofChecker CHECKER =
            new SpoofChecker.Builder()
                    .setChecks(
                            SpoofChecker.RESTRICTION_LEVEL
                                    | SpoofChecker.INVISIBLE
                                    | SpoofChecker.MIXED_NUMBERS)
                    .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
                    .build();
    private static final SpoofChecker SKELETONS = new SpoofChecker.Builder().build();

    private PersonNames() {}

    /** Notes what is wrong with a person's name, beside the names of those it will stand among. */
    public static void check(Fields fields, @Nullable String name, Collection<String> others) {
        String line = fields.line("name", name, LONGEST);
        boolean deceptive =
                isDeceptive(line) || others.stream().anyMatch(other -> looksLike(line, other));
        if (fields.clean("name") && deceptive) {
            fields.refuse(Reason.field(Code.NAME_LOOKALIKE, "name"));
        }
    }

    /**
     * Whether a name mixes scripts as only a deception does; Latin with Chinese or Japanese may.
     */
    static boolean isDeceptive(String name) {
        return name.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT)
                || CHECKER.failsChecks(name.replaceAll("[\\p{Punct}’\\s]", ""));
    }

    /** Whether two names are written differently and look the same. */
    static boolean looksLike(String name, String other) {
        return !name.equalsIgnoreCase(other)
                && SKELETONS.getSkeleton(name).equals(SKELETONS.getSkeleton(other));
    }
}
