/** From a campaign to a mailing, on a real database and over HTTP. */
@NullMarked
package com.mailflatrate.campaign;

import org.jspecify.annotations.NullMarked;
