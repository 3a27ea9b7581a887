package com.mailflatrate.feedback;

import java.util.UUID;

/**
 * A person wrote to {@code abuse@} or {@code postmaster@}: the desk shall read it. The mail is in
 * {@link Inbound#raw}.
 */
public record ComplaintMail(UUID mail) {}
