package com.mailflatrate.factor;

import java.util.UUID;

/**
 * Somebody needs a code by mail.
 *
 * @param id of the request, to mint the code with
 */
public record CodeRequested(UUID id) {}
