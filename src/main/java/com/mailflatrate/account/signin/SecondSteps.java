package com.mailflatrate.account.signin;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.factor.CodePurpose;
import com.mailflatrate.factor.Devices;
import com.mailflatrate.factor.MailedCodes;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.Outcome;
import com.mailflatrate.kernel.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is asked beside the password. Staff, and whoever has an authenticator: its code or a
 * recovery code, every time. Others: a mailed code on a device nobody has seen them on; the one who
 * applied signs in for the first time from the same network without.
 */
@Component
class SecondSteps {

    private static final String FIELD = "code";

    private final SignInBook book;
    private final MailedCodes mailed;
    private final Authenticators authenticators;
    private final Devices devices;
    private final HalfWay halfWay;

    SecondSteps(
            SignInBook book,
            MailedCodes mailed,
            Authenticators authenticators,
            Devices devices,
            HalfWay halfWay) {
        this.halfWay = halfWay;
        this.book = book;
        this.mailed = mailed;
        this.authenticators = authenticators;
        this.devices = devices;
    }

    boolean isKnownDevice(UserStore.Candidate who, @Nullable String device) {
        return devices.isKnown(who.user(), device);
    }

    HalfWay halfWay() {
        return halfWay;
    }

    Outcome<Step> take(
            UserStore.Candidate who,
            @Nullable String code,
            @Nullable String device,
            ClientInfo client) {
        String given = code == null ? "" : code.replaceAll("\\s", "");
        boolean known = devices.isKnown(who.user(), device);
        if (who.staff() || who.totpSecret() != null) {
            return given.isEmpty()
                    ? codeRequired()
                    : outcome(takesFactor(who, given, client), known);
        }
        if (known) {
            return Outcome.done(Step.KNOWN_DEVICE);
        }
        if (given.isEmpty() && book.isFirstSignIn(who, client)) {
            return Outcome.done(Step.FIRST);
        }
        if (given.isEmpty()) {
            mailed.request(who.user(), CodePurpose.SIGN_IN, "", client.ip());
            return codeRequired();
        }
        return outcome(mailed.take(who.user(), CodePurpose.SIGN_IN, given).isPresent(), false);
    }

    /**
     * The same within a session: the authenticator or a recovery code, else a mailed code.
     *
     * @param code empty asks for one
     */
    Outcome<Step> takeAgain(UserStore.Candidate who, @Nullable String code, ClientInfo client) {
        String given = code == null ? "" : code.replaceAll("\\s", "");
        boolean byApp = who.staff() || who.totpSecret() != null;
        if (given.isEmpty()) {
            if (!byApp) {
                mailed.request(who.user(), CodePurpose.STEP_UP, "", client.ip());
            }
            return codeRequired();
        }
        return outcome(
                byApp
                        ? takesFactor(who, given, client)
                        : mailed.take(who.user(), CodePurpose.STEP_UP, given).isPresent(),
                true);
    }

    private boolean takesFactor(UserStore.Candidate who, String given, ClientInfo client) {
        boolean digits = given.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && given.length() == 6
                ? authenticators.take(who, given)
                : authenticators.takeRecovery(who, given, client);
    }

    private static Outcome<Step> outcome(boolean right, boolean knownDevice) {
        return right
                ? Outcome.done(Step.proved(knownDevice))
                : Outcome.refused(Reason.field(Code.WRONG_CREDENTIALS, FIELD));
    }

    private static Outcome<Step> codeRequired() {
        return Outcome.refused(Reason.field(Code.CODE_REQUIRED, FIELD));
    }
}
