/** A look before the send: previews as a contact, and test mails to the account's own people. */
@NullMarked
@NamedInterface("trial")
package com.mailflatrate.campaign.trial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
