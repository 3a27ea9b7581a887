package com.mailflatrate.vetting;

import java.util.UUID;

/**
 * A sign-in address waits to be confirmed by a mailed link; the secret is minted when the letter is
 * written.
 */
public record AddressConfirmationRequested(UUID id) {}
