package com.mailflatrate.given;

import com.mailflatrate.account.ClientInfo;
import com.mailflatrate.account.Policies;
import com.mailflatrate.account.PolicyKind;
import com.mailflatrate.account.SignedIn;
import com.mailflatrate.account.signin.Sessions;
import com.mailflatrate.kernel.Language;

/** The word that everybody gives to the anti-spam policy before anything else. */
record Pledges(Sessions sessions, Policies policies) {

    private static final ClientInfo CLIENT = new ClientInfo("127.0.0.1", "test", Language.DE);

    /** Who is signed in with a token, having given it. */
    SignedIn given(String token) {
        SignedIn who = sessions.find(token).orElseThrow();
        policies.pledge(who, policies.current(PolicyKind.ANTI_SPAM).sha256(), CLIENT).orThrow();
        return who;
    }
}
