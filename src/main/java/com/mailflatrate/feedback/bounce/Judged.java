package com.mailflatrate.feedback.bounce;

import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.policy.reply.BounceClass;
import com.mailflatrate.policy.reply.BounceVerdict;

/** A refusal with what its reply means. */
record Judged(Refusal refusal, BounceVerdict verdict) {

    ContactId contact() {
        return refusal.contact();
    }

    BounceClass cls() {
        return verdict.cls();
    }
}
