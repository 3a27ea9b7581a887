package com.mailflatrate.api.campaign;

import java.time.Instant;

/** What a person has to tick. */
record ConfirmationView(
        String text, String policyVersion, String policySha256, String nonce, Instant expiresAt) {}
