package com.mailflatrate.factor;

import java.util.UUID;

/**
 * Somebody needs a link by mail.
 *
 * @param id of the request, to mint the link with
 */
public record LinkRequested(UUID id, LinkPurpose purpose) {}
