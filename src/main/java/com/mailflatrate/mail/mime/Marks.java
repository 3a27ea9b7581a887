package com.mailflatrate.mail.mime;

/**
 * The tokens of one message in the places where a mail carries them; each is good for one purpose
 * only.
 *
 * @param id in Message-ID, X-Mailing-ID, CFBL-Feedback-ID and the report-abuse link
 * @param bounce in the return path
 * @param unsubscribe in List-Unsubscribe
 * @param reply in Reply-To
 */
public record Marks(String id, String bounce, String unsubscribe, String reply) {}
