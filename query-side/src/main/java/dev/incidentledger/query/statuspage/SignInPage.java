package dev.incidentledger.query.statuspage;

import dev.incidentledger.query.signin.Destination;

/**
 * Asks for an access token.
 *
 * @param isRefused whether the one before was not valid
 */
record SignInPage(Destination to, boolean isRefused) implements PageModel {

    @Override
    public String path() {
        return "/sign-in?to=" + to.encoded();
    }
}
