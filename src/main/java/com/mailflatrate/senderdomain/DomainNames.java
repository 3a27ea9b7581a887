package com.mailflatrate.senderdomain;

import com.google.common.net.InternetDomainName;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.policy.FreemailDomains;
import java.util.Locale;

/** Which names may become a sender domain. */
final class DomainNames {

    private static final String FIELD = "domain";
    private static final int SHOWN = 100;

    private DomainNames() {}

    /** The name in lower-case A-labels, or why an account cannot own it. */
    static Outcome<String> judge(String typed, String platform) {
        String bare = typed.strip().toLowerCase(Locale.ROOT);
        String shown = bare.length() <= SHOWN ? bare : bare.substring(0, SHOWN);
        String name =
                EmailAddress.domain(
                                bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare)
                        .orElse("");
        if (name.isEmpty() || isSuffix(name) || isOurs(name, platform)) {
            return Outcome.refused(
                    Reason.field(Code.INVALID_DOMAIN, FIELD, shown.replaceAll("\\p{Cntrl}", " ")));
        }
        return FreemailDomains.contains(name)
                ? Outcome.refused(Reason.field(Code.FREEMAIL_DOMAIN, FIELD, name))
                : Outcome.done(name);
    }

    private static boolean isSuffix(String name) {
        return InternetDomainName.isValid(name) && InternetDomainName.from(name).isPublicSuffix();
    }

    private static boolean isOurs(String name, String platform) {
        return name.equals(platform)
                || name.endsWith('.' + platform)
                || platform.endsWith('.' + name);
    }
}
