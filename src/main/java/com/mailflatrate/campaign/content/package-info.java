/**
 * What a mail says and shows: what HTML may hold, its text part, the locked footer, and what a
 * reader can really see.
 */
@NullMarked
package com.mailflatrate.campaign.content;

import org.jspecify.annotations.NullMarked;
