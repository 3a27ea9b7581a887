package com.mailflatrate.people;

import com.ibm.icu.text.SpoofChecker;

/**
 * Names that look like another's (UTS #39): letters of several scripts within one name, and names
 * that read the same but are written otherwise.
 */
final class PersonNames {

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
