// Types of every route, for openapi-fetch: written by `npm run client` from the published contract.

export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is everything ready?
         * @description Asks every service behind the gateway, and answers 503 until all of them answer.
         */
        get: operations["readHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Public keys of access tokens
         * @description Verifies access tokens (RFC 7517). Keys turn: ask again when a token names one you do not know.
         */
        get: operations["readKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This contract, for programs
         * @description Generated from the schemas that validate, so it says what the routes do. It carries an ETag.
         */
        get: operations["readContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This contract, for people
         * @description Every route with its parameters, answers and problems. The page needs nothing from elsewhere.
         */
        get: operations["readDocumentation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a problem code means
         * @description Where the `type` of a problem leads: its status, and whether to try again.
         */
        get: operations["explainProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The front page: where to go from here
         * @description Links to what can be read without an account.
         */
        get: operations["readFrontPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payment-returned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a traveller comes back to after confirming a payment
         * @description It tells them to look at their booking: the bank’s word reaches us by another way.
         */
        get: operations["returnFromBank"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find cities and airports by the beginning of a code or name
         * @description By code, name of the city or name of the airport; a city is meant with all its airports.
         */
        get: operations["findPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List cities
         * @description Reference data: it may be kept for a minute.
         */
        get: operations["listCities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cities/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a city
         * @description Reference data: it may be kept for a minute, and carries an ETag.
         */
        get: operations["readCity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/airports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List airports
         * @description Reference data: it may be kept for a minute.
         */
        get: operations["listAirports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/airports/{iata}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an airport
         * @description Reference data: it may be kept for a minute, and carries an ETag.
         */
        get: operations["readAirport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search offers
         * @description One offer per itinerary, cabin and fare brand. An offer promises a price, not stock.
         */
        get: operations["searchOffers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/fare-calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the lowest price of each day of a month
         * @description For one adult, one way, all fares and taxes included; a day without a flight has no price. Direct flights, or ways with one connection where nobody flies directly. Up to two minutes old: a search has the last word.
         */
        get: operations["readFareCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an offer again
         * @description Whether it still stands, with live seats, and the total a search would show now where it differs. An expired offer is still shown, as no longer valid.
         */
        get: operations["readOffer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find a flight by number and local departure date
         * @description Usually one; it carries its id, under which status and seat map are found.
         */
        get: operations["findFlights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flights/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a flight: status, times, gate and terminals
         * @description As it stands now. It carries an ETag, so asking often is cheap.
         */
        get: operations["readFlight"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flights/{id}/seat-map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the seat map of a flight
         * @description Every seat, live. Its version rises with each change, and it carries an ETag.
         */
        get: operations["readSeatMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/flights/{id}/seat-map/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch the seat map of a flight change
         * @description A WebSocket; each message is one JSON text. The first is a snapshot of the seats that are not free, or, with `after`, one delta of what changed since that version. Then come deltas, four a second at most, each to be laid upon the one before. `after` takes the version of any message of the last 1,000 versions; where the history does not reach back, and whenever the aircraft may have changed, a snapshot begins anew: read the seat map again for its rows and prices. The text `ping` is answered `pong`; nothing else you send is listened to, more than twenty such messages close the socket (1008), and so does one over 1,024 bytes (1009). A socket may be closed at any time: open another with `after`. Pages may open sockets from the origins that may call this API; programs, which name no origin, always may.
         */
        get: operations["watchSeatMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register
         * @description Answers the same for new and known addresses; a mail tells the owner of the address which it was.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify an e-mail address with a mailed token
         * @description The token counts once, for half an hour.
         */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description An unknown address and a wrong password are answered alike. Failures are counted by account and by address.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn a refresh token into a new pair
         * @description A refresh token works once. Using it again later ends its session.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out
         * @description Ends the session of the refresh token, else that of the access token.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link that resets the password
         * @description Answers the same for known and unknown addresses.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password-resets/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password with a mailed token
         * @description Ends every session of the account.
         */
        post: operations["confirmPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read your profile
         * @description Names, phone, language and roles. It carries an ETag. Needs the scope `profile:read`.
         */
        get: operations["readProfile"];
        put?: never;
        post?: never;
        /**
         * Erase your account
         * @description Personal data goes; what money rows must keep stays without it. Needs the scope `profile:write`.
         */
        delete: operations["eraseAccount"];
        options?: never;
        head?: never;
        /**
         * Change names, phone or locale
         * @description Fields that are left out stay as they are; `phone` can be removed with null. Needs the scope `profile:write`.
         */
        patch: operations["changeProfile"];
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your API keys
         * @description Each with its scopes and when it was last used. Secrets are never shown again. Needs the scope `profile:read`.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description The secret is shown this once. Needs the scope `profile:write`.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description It counts no more from the next request on. Needs the scope `profile:write`.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your bookings, newest first
         * @description As summaries; what you just booked is among them. One booking whole is a request of its own. Needs the scope `bookings:read`.
         */
        get: operations["listBookings"];
        put?: never;
        /**
         * Hold seats for everyone on every flight of an offer
         * @description All passengers on all flights, or nothing. Seats not named are chosen, free of charge. Pay before `payment_required_by`. Needs the scope `bookings:write`.
         */
        post: operations["createBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one of your bookings
         * @description Itinerary, people, price lines, tickets, and what can be done with it now. It carries an ETag. Needs the scope `bookings:read`.
         */
        get: operations["readBooking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change seats, all or nothing, also across flights
         * @description While the booking is held and after it is confirmed, until an hour before a flight departs. Who is not named stays; two of one party may swap. The price is locked: seats that cost no more than was charged for the present ones change nothing about it, dearer ones are refused with the difference. With `If-Match` a booking that was changed meanwhile is left alone; with an `Idempotency-Key` the change happens once. Needs the scope `bookings:write`.
         */
        put: operations["changeSeats"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read everything that happened to a booking
         * @description When, who and what, oldest first, with what each event did to the money in double entry. It names nobody and outlives erasure. Needs the scope `bookings:read`.
         */
        get: operations["readTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look a booking up by reference and family name
         * @description The itinerary without contact data. A wrong name answers like a missing booking, and guesses are counted.
         */
        post: operations["lookupBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the attempts to pay for a booking
         * @description Declined ones and those still open included, oldest first. Needs the scope `bookings:read`.
         */
        get: operations["listPayments"];
        put?: never;
        /**
         * Pay for a booking
         * @description A declined payment leaves the seats held: pay again with a new key. Needs the scope `payments:write`.
         */
        post: operations["payBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * For the payment provider: something happened to a payment
         * @description The `Stripe-Signature` header signs the raw bytes. Repeats and unknown payments are accepted and change nothing.
         */
        post: operations["paymentWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/cancellation-quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask what would come back for cancelling a booking, or a part of it
         * @description Nothing is cancelled yet. `rule` says why this much comes back: what the airline did, a law, or the fare. A booking that is not paid for is cancelled as a whole, for nothing. Needs the scope `bookings:write`.
         */
        post: operations["quoteCancellation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/cancellations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm a cancellation quote
         * @description Its seats are free at once, and its money goes back to where it came from. A person needs a session that has not been ended. Needs the scope `bookings:write`.
         */
        post: operations["cancelBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/trips/{booking_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a trip: the booking, how its flights stand, and the messages sent
         * @description Asks several services at once. Only the booking is needed: parts that fail or take too long are named in `unavailable`. Needs the scope `bookings:read`.
         */
        get: operations["readTrip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page of the mailed verification link
         * @description Shows a button and changes nothing by itself, since mail scanners follow links too.
         */
        get: operations["showVerifyEmail"];
        put?: never;
        /**
         * The button of that page
         * @description Counts the token, once, and says how it went.
         */
        post: operations["submitVerifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Page of the mailed reset link
         * @description Shows a form and changes nothing by itself.
         */
        get: operations["showResetPassword"];
        put?: never;
        /**
         * The form of that page
         * @description Sets the new password and ends every session of the account.
         */
        post: operations["submitResetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A sign of life. */
        Health: {
            /**
             * @description Every service behind the gateway answers
             * @example ok
             * @enum {string}
             */
            status: "ok";
            /**
             * @description Version of Skyhold
             * @example 1.0.0
             */
            version: string;
        };
        /** @description An RFC 9457 problem; the facts of the case are further members. */
        Problem: {
            /**
             * @description Where the code is explained
             * @example /problems/seat_unavailable
             */
            type: string;
            /**
             * @description The kind of problem
             * @example Seat unavailable
             */
            title: string;
            /**
             * @description The HTTP status
             * @example 409
             */
            status: number;
            /**
             * @description What to do about it
             * @example Somebody else has a seat you asked for.
             */
            detail: string;
            /**
             * @description The path that was asked
             * @example /v1/bookings
             */
            instance: string;
            /**
             * @description Stable, for programs
             * @example seat_unavailable
             */
            code: string;
            /**
             * @description Names this request in our logs
             * @example req_2c5h8k0mzq4v
             */
            request_id: string;
            /**
             * @description Whether the same request may succeed a little later
             * @example false
             */
            retryable: boolean;
            /** @description For 422: every field at fault */
            errors?: components["schemas"]["FieldFault"][];
        } & {
            [key: string]: unknown;
        };
        /** @description One field that cannot be accepted. */
        FieldFault: {
            /**
             * @description RFC 6901 pointer into the body, or a query parameter
             * @example /passengers/0/born_on
             */
            pointer: string;
            /**
             * @description Stable code of the fault
             * @example required
             */
            code: string;
            /**
             * @description The fault in words
             * @example is missing
             */
            detail: string;
        };
        /** @description Public keys (RFC 7517). */
        JsonWebKeySet: {
            /** @description Newest first; the older ones still verify */
            keys: ({
                /**
                 * @description Key type
                 * @example EC
                 */
                kty: string;
                /**
                 * @description Key id, named by the tokens it signs
                 * @example key-2026-11
                 */
                kid?: string;
            } & {
                [key: string]: unknown;
            })[];
        };
        /** @description An OpenAPI document. */
        Contract: {
            /**
             * @description Version of OpenAPI
             * @example 3.1.0
             */
            openapi: string;
        };
        /** @description Somewhere to fly from or to. */
        Place: {
            /**
             * @description What it is; a city stands for all its airports
             * @example city
             * @enum {string}
             */
            type: "city" | "airport";
            /**
             * @description IATA code, as a search takes it
             * @example PAR
             */
            code: string;
            /**
             * @description Name in English
             * @example Paris
             */
            name: string;
            /**
             * @description City code
             * @example PAR
             */
            city: string;
            /**
             * @description ISO 3166-1 alpha-2
             * @example FR
             */
            country: string;
        };
        /** @description A city with its airports. */
        City: {
            /**
             * @description IATA code of the city
             * @example PAR
             */
            code: string;
            /**
             * @description Name in English
             * @example Paris
             */
            name: string;
            /**
             * @description ISO 3166-1 alpha-2
             * @example FR
             */
            country: string;
            /**
             * @description IANA zone
             * @example Europe/Paris
             */
            time_zone: string;
            /**
             * @description IATA codes
             * @example [
             *       "CDG",
             *       "ORY"
             *     ]
             */
            airports: string[];
        };
        /** @description An airport. */
        Airport: {
            /**
             * @description IATA code
             * @example CDG
             */
            iata: string;
            /**
             * @description Name in English
             * @example Paris Charles de Gaulle
             */
            name: string;
            /**
             * @description City code
             * @example PAR
             */
            city: string;
            /**
             * @description ISO 3166-1 alpha-2
             * @example FR
             */
            country: string;
            /**
             * @description IANA zone
             * @example Europe/Paris
             */
            time_zone: string;
            /**
             * @description Degrees north
             * @example 49.0097
             */
            latitude: number;
            /**
             * @description Degrees east
             * @example 2.5479
             */
            longitude: number;
            /**
             * @description Names of its terminals
             * @example [
             *       "1",
             *       "2E",
             *       "2F"
             *     ]
             */
            terminals: string[];
        };
        /** @description An itinerary for a party at a promised price. It promises no seats. */
        Offer: {
            /**
             * @description Id of an offer, signed: only ours are accepted
             * @example off_2c5h8k0mzq4v
             */
            id: string;
            /**
             * Format: date-time
             * @description Until when its price is promised, UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            expires_at: string;
            total: components["schemas"]["Money"];
            /** @description What the total is made of */
            price_lines: components["schemas"]["PriceLine"][];
            passengers: components["schemas"]["PassengerCounts"];
            /**
             * @description Family of fares
             * @example light
             */
            fare_brand: string;
            conditions: components["schemas"]["FareConditions"];
            /** @description Outbound, and on a return the way back */
            slices: components["schemas"]["Slice"][];
        };
        /** @description An amount of money, in minor units and written out. */
        Money: {
            /**
             * @description Minor units
             * @example 12999
             */
            amount: number;
            /**
             * @description ISO 4217 code
             * @example EUR
             */
            currency: string;
            /**
             * @description The same amount written with its decimals
             * @example 129.99
             */
            decimal: string;
        };
        /** @description One line of a price; the lines sum to the total. */
        PriceLine: {
            /**
             * @description What is paid for
             * @example fare
             * @enum {string}
             */
            kind: "fare" | "tax" | "fee" | "seat";
            /**
             * @description Code of the fare, tax or fee
             * @example YLGT
             */
            code: string;
            /**
             * @description The same for people
             * @example Light fare
             */
            label: string;
            /**
             * @description By age on the day of travel
             * @example adult
             * @enum {string}
             */
            passenger_type: "adult" | "child" | "infant";
            /**
             * @description How many of these
             * @example 1
             */
            quantity: number;
            unit: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
        };
        /** @description For how many people of each type. */
        PassengerCounts: {
            /**
             * @description People of 12 and more
             * @example 1
             */
            adults: number;
            /**
             * @description Children from 2 to 11
             * @example 0
             */
            children: number;
            /**
             * @description Infants under 2
             * @example 0
             */
            infants: number;
        };
        /** @description What a fare allows. */
        FareConditions: {
            /**
             * @description Whether it can be given back
             * @example false
             */
            refundable: boolean;
            /** @description What is kept then, for each passenger; null where it cannot */
            refund_fee: {
                /**
                 * @description Minor units
                 * @example 12999
                 */
                amount: number;
                /**
                 * @description ISO 4217 code
                 * @example EUR
                 */
                currency: string;
                /**
                 * @description The same amount written with its decimals
                 * @example 129.99
                 */
                decimal: string;
            } | null;
            /**
             * @description Whether it can be changed
             * @example true
             */
            changeable: boolean;
            /** @description What a change costs, for each passenger; null where it cannot */
            change_fee: {
                /**
                 * @description Minor units
                 * @example 12999
                 */
                amount: number;
                /**
                 * @description ISO 4217 code
                 * @example EUR
                 */
                currency: string;
                /**
                 * @description The same amount written with its decimals
                 * @example 129.99
                 */
                decimal: string;
            } | null;
            /** @description Bags included, for each passenger */
            bags: {
                /**
                 * @description Bags in the cabin
                 * @example 1
                 */
                cabin: number;
                /**
                 * @description Checked bags
                 * @example 0
                 */
                checked: number;
            };
        };
        /** @description One way from origin to destination. */
        Slice: {
            origin: components["schemas"]["FlightEnd"];
            destination: components["schemas"]["FlightEnd"];
            /**
             * @description ISO 8601 duration between instants
             * @example PT8H15M
             */
            duration: string;
            /**
             * @description Changes of aircraft
             * @example 0
             */
            connections: number;
            /** @description Its flights, in order */
            segments: components["schemas"]["Segment"][];
        };
        /** @description An airport at one end of a flight. */
        FlightEnd: {
            /**
             * @description IATA code
             * @example CDG
             */
            iata: string;
            /**
             * @description Name in English
             * @example Paris Charles de Gaulle
             */
            name: string;
            /**
             * @description City code
             * @example PAR
             */
            city: string;
            /**
             * @description ISO 3166-1 alpha-2
             * @example FR
             */
            country: string;
            /**
             * @description IANA zone of the local times
             * @example Europe/Paris
             */
            time_zone: string;
            /**
             * @description Terminal, null until it is known
             * @example 2E
             */
            terminal: string | null;
        };
        /** @description One flight of an itinerary, in one cabin. */
        Segment: {
            /**
             * @description Id of a dated flight
             * @example flt_2c5h8k0mzq4v
             */
            flight_id: string;
            /**
             * @description IATA code of the airline
             * @example Z1
             */
            carrier: string;
            /**
             * @description Carrier and number
             * @example Z1123
             */
            flight_number: string;
            origin: components["schemas"]["FlightEnd"];
            destination: components["schemas"]["FlightEnd"];
            /**
             * Format: date-time
             * @description Local time with its offset
             * @example 2026-12-05T09:30:00+01:00
             */
            departing_at: string;
            /**
             * Format: date-time
             * @description Instant in UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            departing_at_utc: string;
            /**
             * Format: date-time
             * @description Local time with its offset
             * @example 2026-12-05T09:30:00+01:00
             */
            arriving_at: string;
            /**
             * Format: date-time
             * @description Instant in UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            arriving_at_utc: string;
            /**
             * @description ISO 8601 duration between instants
             * @example PT8H15M
             */
            duration: string;
            /**
             * @description ICAO type designator
             * @example A20N
             */
            aircraft: string;
            /**
             * @description Cabin
             * @example economy
             * @enum {string}
             */
            cabin: "first" | "business" | "premium_economy" | "economy";
            /**
             * @description Letter the seats are sold under
             * @example M
             */
            booking_class: string;
            /**
             * @description Code of the fare
             * @example MLGT
             */
            fare_basis: string;
            /**
             * @description Never more than 9 shown
             * @example 9
             */
            seats_left: number;
        };
        /** @description The lowest price of each day of a month. */
        FareCalendar: {
            /** @description Every item */
            data: {
                /**
                 * Format: date
                 * @description Local day of departure
                 * @example 2026-12-05
                 */
                departure_date: string;
                /** @description For one adult, one way; null where nothing is sold */
                price: {
                    /**
                     * @description Minor units
                     * @example 12999
                     */
                    amount: number;
                    /**
                     * @description ISO 4217 code
                     * @example EUR
                     */
                    currency: string;
                    /**
                     * @description The same amount written with its decimals
                     * @example 129.99
                     */
                    decimal: string;
                } | null;
            }[];
            /**
             * @description Always null: the list is whole
             * @example null
             */
            next: null;
            /** @description How fresh the calendar is, and what it looks at */
            meta: {
                /**
                 * Format: date-time
                 * @description Of when availability is, UTC
                 * @example 2026-12-05T08:30:00.000Z
                 */
                as_of: string;
                /**
                 * @description Where availability was read
                 * @example cache
                 * @enum {string}
                 */
                source: "cache" | "database";
                /**
                 * @description ISO 4217 code
                 * @example EUR
                 */
                currency: string;
                /**
                 * @description Direct flights only (0) where the route is flown directly, else with one connection (1)
                 * @example 0
                 */
                max_connections: number;
            };
        };
        /** @description An offer, and whether it still stands. */
        OfferAgain: {
            /**
             * @description Id of an offer, signed: only ours are accepted
             * @example off_2c5h8k0mzq4v
             */
            id: string;
            /**
             * Format: date-time
             * @description Until when its price is promised, UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            expires_at: string;
            total: components["schemas"]["Money"];
            /** @description What the total is made of */
            price_lines: components["schemas"]["PriceLine"][];
            passengers: components["schemas"]["PassengerCounts"];
            /**
             * @description Family of fares
             * @example light
             */
            fare_brand: string;
            conditions: components["schemas"]["FareConditions"];
            /** @description Outbound, and on a return the way back */
            slices: components["schemas"]["Slice"][];
            /**
             * @description Not expired, and its flights are still sold
             * @example true
             */
            valid: boolean;
            /**
             * @description Whether a search would show another total now
             * @example false
             */
            price_changed: boolean;
            /** @description The total a search would show now, where it differs */
            new_total: {
                /**
                 * @description Minor units
                 * @example 12999
                 */
                amount: number;
                /**
                 * @description ISO 4217 code
                 * @example EUR
                 */
                currency: string;
                /**
                 * @description The same amount written with its decimals
                 * @example 129.99
                 */
                decimal: string;
            } | null;
        };
        /** @description A dated flight as it stands now. */
        Flight: {
            /**
             * @description Id of a dated flight
             * @example flt_2c5h8k0mzq4v
             */
            id: string;
            /**
             * @description IATA code of the airline
             * @example Z1
             */
            carrier: string;
            /**
             * @description Carrier and number
             * @example Z1123
             */
            flight_number: string;
            /**
             * @description How it stands now
             * @example scheduled
             * @enum {string}
             */
            status: "scheduled" | "delayed" | "boarding" | "departed" | "arrived" | "cancelled";
            origin: components["schemas"]["FlightEnd"];
            destination: components["schemas"]["FlightEnd"];
            /**
             * Format: date-time
             * @description Local time with its offset
             * @example 2026-12-05T09:30:00+01:00
             */
            departing_at: string;
            /**
             * Format: date-time
             * @description Instant in UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            departing_at_utc: string;
            /**
             * Format: date-time
             * @description Local time with its offset
             * @example 2026-12-05T09:30:00+01:00
             */
            arriving_at: string;
            /**
             * Format: date-time
             * @description Instant in UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            arriving_at_utc: string;
            /**
             * @description ISO 8601 duration between instants
             * @example PT8H15M
             */
            duration: string;
            /**
             * @description ICAO type designator
             * @example A20N
             */
            aircraft: string;
            /**
             * @description Departure gate, null until it is known
             * @example K42
             */
            gate: string | null;
            /**
             * Format: date-time
             * @description When selling ends, UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            sales_close_at: string;
            /**
             * @description Raised with each change
             * @example 1
             */
            version: number;
        };
        /** @description Every seat of a flight with its state. */
        SeatMap: {
            /**
             * @description Id of a dated flight
             * @example flt_2c5h8k0mzq4v
             */
            flight_id: string;
            /**
             * @description Raised with each change of a seat
             * @example 17
             */
            version: number;
            /** @description Front to back */
            cabins: {
                /**
                 * @description Cabin
                 * @example economy
                 * @enum {string}
                 */
                cabin: "first" | "business" | "premium_economy" | "economy";
                /**
                 * @description Left to right, "" is an aisle
                 * @example [
                 *       "A",
                 *       "B",
                 *       "C",
                 *       "",
                 *       "D",
                 *       "E",
                 *       "F"
                 *     ]
                 */
                columns: string[];
                /** @description Front to back */
                rows: {
                    /**
                     * @description Number of the row
                     * @example 14
                     */
                    row: number;
                    /**
                     * @description Whether it is an exit row
                     * @example false
                     */
                    exit: boolean;
                    /** @description Its seats, left to right */
                    seats: {
                        /**
                         * @description Row and letter
                         * @example 14C
                         */
                        seat: string;
                        /**
                         * @description `held` awaits its payment; `blocked` is not sold
                         * @example free
                         * @enum {string}
                         */
                        state: "free" | "held" | "taken" | "blocked";
                        /**
                         * @description Where in its row
                         * @example aisle
                         * @enum {string}
                         */
                        position: "window" | "middle" | "aisle";
                        /**
                         * @description What is special about it
                         * @example [
                         *       "extra_legroom"
                         *     ]
                         */
                        features: ("extra_legroom" | "front_row" | "no_recline" | "bassinet")[];
                        /** @description What choosing this seat by name adds */
                        price: {
                            /**
                             * @description Minor units
                             * @example 12999
                             */
                            amount: number;
                            /**
                             * @description ISO 4217 code
                             * @example EUR
                             */
                            currency: string;
                            /**
                             * @description The same amount written with its decimals
                             * @example 129.99
                             */
                            decimal: string;
                        };
                    }[];
                }[];
            }[];
        };
        /** @description One message of a live seat map. */
        LiveSeatMapMessage: components["schemas"]["SeatMapSnapshot"] | components["schemas"]["SeatMapDelta"];
        /** @description The states of all seats; it replaces whatever was known before. */
        SeatMapSnapshot: {
            /**
             * @description Every state anew (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "snapshot";
            /**
             * @description Of the seat map at that moment
             * @example 17
             */
            version: number;
            /**
             * @description Id of a dated flight
             * @example flt_2c5h8k0mzq4v
             */
            flight_id: string;
            /**
             * @description The seats that are not free; every other seat is
             * @example {
             *       "14C": "held",
             *       "14D": "taken"
             *     }
             */
            seats: {
                [key: string]: "free" | "held" | "taken" | "blocked";
            };
        };
        /** @description The seats that changed between two versions. */
        SeatMapDelta: {
            /**
             * @description What changed (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "delta";
            /**
             * @description Of the seat map with these changes
             * @example 19
             */
            version: number;
            /**
             * @description The version these changes are to be laid upon
             * @example 17
             */
            previous_version: number;
            /**
             * @description The seats that changed, each with the state it has now
             * @example {
             *       "14C": "held",
             *       "14D": "taken"
             *     }
             */
            seats: {
                [key: string]: "free" | "held" | "taken" | "blocked";
            };
        };
        /** @description A new account. */
        RegisterRequest: {
            /**
             * Format: email
             * @description E-mail address
             * @example ada@example.com
             */
            email: string;
            /**
             * @description 12 to 128 characters of any kind; common ones are refused
             * @example correct horse battery staple
             */
            password: string;
            /**
             * @description Name as on documents: letters, spaces, hyphens, apostrophes
             * @example Okafor
             */
            given_name: string;
            /**
             * @description Name as on documents: letters, spaces, hyphens, apostrophes
             * @example Okafor
             */
            family_name: string;
        };
        /** @description What a session is made of. */
        Tokens: {
            /**
             * @description For `Authorization: Bearer …`
             * @example eyJhbGciOiJFUzI1NiJ9.e30.c2ln
             */
            access_token: string;
            /**
             * @description How to present it
             * @example Bearer
             * @enum {string}
             */
            token_type: "Bearer";
            /**
             * @description Seconds until the access token ends
             * @example 600
             */
            expires_in: number;
            /**
             * @description For the next pair; it counts once
             * @example hT9mV2cXq7w4Zk1LpR8sYd3uJf6bNa0gE5oKiWx_tQA
             */
            refresh_token: string;
        };
        /** @description Who says they are whom. */
        LoginRequest: {
            /**
             * Format: email
             * @description E-mail address
             * @example ada@example.com
             */
            email: string;
            /**
             * @description The password
             * @example correct horse battery staple
             */
            password: string;
        };
        /** @description An account as its owner sees it. */
        Profile: {
            /**
             * @description Id of an account
             * @example usr_2c5h8k0mzq4v
             */
            id: string;
            /**
             * @description E-mail address
             * @example ada@example.com
             */
            email: string;
            /**
             * @description Given name
             * @example Ada
             */
            given_name: string;
            /**
             * @description Family name
             * @example Okafor
             */
            family_name: string;
            /**
             * @description Telephone number, E.164
             * @example +33123456789
             */
            phone: string | null;
            /**
             * @description Language we write in
             * @example en
             * @enum {string}
             */
            locale: "en" | "fr" | "de" | "es";
            /**
             * @description What the account may be
             * @example [
             *       "traveller"
             *     ]
             */
            roles: ("traveller" | "agent" | "operations" | "viewer" | "admin")[];
            /**
             * Format: date-time
             * @description Instant in UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            created_at: string;
        };
        /** @description What is to change; the rest stays. */
        ProfilePatch: {
            /**
             * @description Name as on documents: letters, spaces, hyphens, apostrophes
             * @example Okafor
             */
            given_name?: string;
            /**
             * @description Name as on documents: letters, spaces, hyphens, apostrophes
             * @example Okafor
             */
            family_name?: string;
            /**
             * @description Telephone number, E.164
             * @example +33123456789
             */
            phone?: string | null;
            /**
             * @description Language we write in
             * @example en
             * @enum {string}
             */
            locale?: "en" | "fr" | "de" | "es";
        };
        /** @description An API key, without its secret. */
        ApiKey: {
            /**
             * @description Id of an API key
             * @example key_2c5h8k0mzq4v
             */
            id: string;
            /**
             * @description A name to know it by
             * @example Back office
             */
            name: string;
            /**
             * @description What it may do
             * @example [
             *       "bookings:read"
             *     ]
             */
            scopes: ("bookings:read" | "bookings:write" | "payments:write" | "profile:read" | "profile:write")[];
            /**
             * Format: date-time
             * @description Instant in UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last used, UTC; null if never
             * @example 2026-12-05T08:30:00.000Z
             */
            last_used_at: string | null;
        };
        /** @description A new API key with its secret. */
        ApiKeyCreated: {
            /**
             * @description Id of an API key
             * @example key_2c5h8k0mzq4v
             */
            id: string;
            /**
             * @description A name to know it by
             * @example Back office
             */
            name: string;
            /**
             * @description What it may do
             * @example [
             *       "bookings:read"
             *     ]
             */
            scopes: ("bookings:read" | "bookings:write" | "payments:write" | "profile:read" | "profile:write")[];
            /**
             * Format: date-time
             * @description Instant in UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last used, UTC; null if never
             * @example 2026-12-05T08:30:00.000Z
             */
            last_used_at: string | null;
            /**
             * @description Shown this once
             * @example sk_2c5h8k0mzq4v
             */
            secret: string;
        };
        /** @description A booking, whole. */
        Booking: {
            /**
             * @description Id of a booking
             * @example bkg_2c5h8k0mzq4v
             */
            id: string;
            /**
             * @description What people call the booking by
             * @example K7QX4M
             */
            reference: string;
            /**
             * @description `held` until it is paid for, `expired` when nobody did
             * @example confirmed
             * @enum {string}
             */
            status: "held" | "confirmed" | "expired" | "cancelled";
            /**
             * Format: date-time
             * @description Until when it must be paid for, UTC; it never moves
             * @example 2026-12-05T08:30:00.000Z
             */
            payment_required_by: string;
            /**
             * @description How its money stands
             * @example paid
             * @enum {string}
             */
            payment_status: "none" | "processing" | "paid" | "declined" | "refunded" | "partially_refunded";
            total: components["schemas"]["Money"];
            /** @description What the total is made of */
            price_lines: components["schemas"]["PriceLine"][];
            /**
             * @description Family of fares
             * @example light
             */
            fare_brand: string;
            /** @description Who flies */
            passengers: {
                /**
                 * @description Id of a passenger
                 * @example pax_2c5h8k0mzq4v
                 */
                id: string;
                /**
                 * @description By age on the day of travel
                 * @example adult
                 * @enum {string}
                 */
                type: "adult" | "child" | "infant";
                /**
                 * @description How to address them
                 * @example ms
                 */
                title: string | null;
                /**
                 * @description Empty once erased
                 * @example Ada
                 */
                given_name: string;
                /**
                 * @description Empty once erased
                 * @example Okafor
                 */
                family_name: string;
                /**
                 * Format: date
                 * @description Date of birth, null once erased
                 * @example 1990-04-02
                 */
                born_on: string | null;
                /**
                 * @description For an infant: the adult whose lap it sits on
                 * @example pax_2c5h8k0mzq4v
                 */
                with: string;
                /**
                 * @description `cancelled` once they fly on none of its flights any more
                 * @example active
                 * @enum {string}
                 */
                status: "active" | "cancelled";
            }[];
            /** @description Every flight, in order of travel */
            segments: components["schemas"]["BookedSegment"][];
            /** @description One for each passenger, once it is confirmed */
            tickets: {
                /**
                 * @description Thirteen digits
                 * @example 0001234567890
                 */
                number: string;
                /**
                 * @description Id of a passenger
                 * @example pax_2c5h8k0mzq4v
                 */
                passenger_id: string;
            }[];
            /** @description What was given up of it, oldest first, and the refunds for that */
            cancellations: components["schemas"]["Cancellation"][];
            /** @description Where we write about the booking */
            contact: {
                /**
                 * @description E-mail address, null once erased
                 * @example ada@example.com
                 */
                email: string | null;
                /**
                 * @description Telephone number, E.164
                 * @example +33123456789
                 */
                phone: string | null;
                /**
                 * @description Language of mails
                 * @example en
                 */
                language: string;
            };
            /**
             * @description Notes of your own
             * @example {
             *       "trip": "offsite"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * @description What can be done with it now
             * @example [
             *       "pay",
             *       "cancel"
             *     ]
             */
            available_actions: ("pay" | "cancel" | "change_seats" | "check_in")[];
            /**
             * @description Raised with each change
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description Instant in UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            created_at: string;
        };
        /** @description One flight of a booking, with its seats. */
        BookedSegment: {
            /**
             * @description Id of a dated flight
             * @example flt_2c5h8k0mzq4v
             */
            flight_id: string;
            /**
             * @description IATA code of the airline
             * @example Z1
             */
            carrier: string;
            /**
             * @description Carrier and number
             * @example Z1123
             */
            flight_number: string;
            origin: components["schemas"]["FlightEnd"];
            destination: components["schemas"]["FlightEnd"];
            /**
             * Format: date-time
             * @description Local time with its offset
             * @example 2026-12-05T09:30:00+01:00
             */
            departing_at: string;
            /**
             * Format: date-time
             * @description Instant in UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            departing_at_utc: string;
            /**
             * Format: date-time
             * @description Local time with its offset
             * @example 2026-12-05T09:30:00+01:00
             */
            arriving_at: string;
            /**
             * Format: date-time
             * @description Instant in UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            arriving_at_utc: string;
            /**
             * @description ISO 8601 duration between instants
             * @example PT8H15M
             */
            duration: string;
            /**
             * @description ICAO type designator
             * @example A20N
             */
            aircraft: string;
            /**
             * @description Cabin
             * @example economy
             * @enum {string}
             */
            cabin: "first" | "business" | "premium_economy" | "economy";
            /**
             * @description Letter the seats are sold under
             * @example M
             */
            booking_class: string;
            /**
             * @description Code of the fare
             * @example MLGT
             */
            fare_basis: string;
            /**
             * @description Index of the slice
             * @example 0
             */
            slice: number;
            /**
             * @description `displaced` by a change of aircraft that left no seat
             * @example confirmed
             * @enum {string}
             */
            status: "held" | "confirmed" | "expired" | "cancelled" | "displaced";
            /** @description Who flies it, and where they sit */
            seats: {
                /**
                 * @description Id of a passenger
                 * @example pax_2c5h8k0mzq4v
                 */
                passenger_id: string;
                /**
                 * @description Row and letter; null for an infant
                 * @example 14C
                 */
                seat: string | null;
            }[];
        };
        /** @description Places of a booking that were given up. */
        Cancellation: {
            /**
             * @description Id of a cancellation
             * @example can_2c5h8k0mzq4v
             */
            id: string;
            /**
             * @description `processing` while seats or money are on their way back; what was cancelled stays cancelled
             * @example succeeded
             * @enum {string}
             */
            status: "processing" | "succeeded" | "refund_failed";
            /**
             * @description `airline`: it cancelled a flight
             * @example traveller
             * @enum {string}
             */
            requested_by: "traveller" | "staff" | "airline";
            /** @description What comes back, and how far it has come */
            refund: {
                amount: components["schemas"]["Money"];
                /**
                 * @description `none`: nothing was owed. `failed`: the provider refused it for good, and a person sees to it
                 * @example succeeded
                 * @enum {string}
                 */
                status: "none" | "processing" | "succeeded" | "failed";
            };
            penalty: components["schemas"]["Money"];
            rule: components["schemas"]["RefundRule"];
            /**
             * @description Who leaves
             * @example [
             *       "pax_2c5h8k0mzq4v"
             *     ]
             */
            passenger_ids: string[];
            /**
             * @description Which flights they leave
             * @example [
             *       "flt_2c5h8k0mzq4v"
             *     ]
             */
            flight_ids: string[];
            /**
             * Format: date-time
             * @description Instant in UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            created_at: string;
        };
        /** @description The rule a refund is owed by. */
        RefundRule: {
            /**
             * @description Why this much comes back: what the airline did, a law, or the fare as it was sold
             * @example within_24_hours
             * @enum {string}
             */
            code: "carrier_cancelled" | "significantly_changed" | "within_24_hours" | "fare_conditions" | "taxes_only" | "nothing_paid";
            /**
             * @description Where that is written
             * @example 14 CFR 259.5(b)(4)
             */
            clause: string;
            /**
             * @description Where to read it
             * @example https://www.ecfr.gov/current/title-14/section-259.5
             */
            source: string;
        };
        /** @description Seats to hold for a party on every flight of an offer. */
        CreateBookingRequest: {
            /**
             * @description Id of an offer, signed: only ours are accepted
             * @example off_2c5h8k0mzq4v
             */
            offer_id: string;
            /** @description Those the offer names, in any order */
            passengers: {
                /**
                 * @description By age on the day of travel
                 * @example adult
                 * @enum {string}
                 */
                type: "adult" | "child" | "infant";
                /**
                 * @description How to address them
                 * @example ms
                 * @enum {string}
                 */
                title?: "mr" | "ms" | "mrs" | "miss" | "mx" | "dr";
                /**
                 * @description Name as on documents: letters, spaces, hyphens, apostrophes
                 * @example Okafor
                 */
                given_name: string;
                /**
                 * @description Name as on documents: letters, spaces, hyphens, apostrophes
                 * @example Okafor
                 */
                family_name: string;
                /**
                 * Format: date
                 * @description Date of birth
                 * @example 1990-04-02
                 */
                born_on: string;
                /**
                 * @description For an infant: index of the adult whose lap it sits on; by default in order
                 * @example 0
                 */
                with?: number;
            }[];
            /** @description Where to write about the booking */
            contact: {
                /**
                 * Format: email
                 * @description E-mail address
                 * @example ada@example.com
                 */
                email: string;
                /**
                 * @description Telephone number, E.164
                 * @example +33123456789
                 */
                phone?: string;
                /**
                 * @description Language of mails; by default that of `Accept-Language`, else `en`
                 * @example en
                 * @enum {string}
                 */
                language?: "en" | "fr" | "de" | "es";
            };
            /**
             * @description Seats asked for by name; others are chosen, free of charge
             * @default []
             */
            seats?: {
                /**
                 * @description Index into `passengers`
                 * @example 0
                 */
                passenger: number;
                /**
                 * @description Id of a dated flight
                 * @example flt_2c5h8k0mzq4v
                 */
                flight_id: string;
                /**
                 * @description Row and letter
                 * @example 14C
                 */
                seat: string;
            }[];
            /**
             * @description Notes of your own, at most 20, without control characters
             * @default {}
             * @example {
             *       "trip": "offsite"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /** @description A booking as lists show it. */
        BookingSummary: {
            /**
             * @description Id of a booking
             * @example bkg_2c5h8k0mzq4v
             */
            id: string;
            /**
             * @description What people call the booking by
             * @example K7QX4M
             */
            reference: string;
            /**
             * @description `held` until it is paid for, `expired` when nobody did
             * @example confirmed
             * @enum {string}
             */
            status: "held" | "confirmed" | "expired" | "cancelled";
            /**
             * @description How its money stands
             * @example paid
             * @enum {string}
             */
            payment_status: "none" | "processing" | "paid" | "declined" | "refunded" | "partially_refunded";
            /**
             * Format: date-time
             * @description Until when it must be paid for, UTC; it never moves
             * @example 2026-12-05T08:30:00.000Z
             */
            payment_required_by: string;
            total: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description Instant in UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            created_at: string;
        };
        /** @description Other seats for passengers of a booking. */
        ChangeSeatsRequest: {
            /** @description Who is to sit where; who is not named stays */
            seats: {
                /**
                 * @description Id of a passenger
                 * @example pax_2c5h8k0mzq4v
                 */
                passenger_id: string;
                /**
                 * @description Id of a dated flight
                 * @example flt_2c5h8k0mzq4v
                 */
                flight_id: string;
                /**
                 * @description Row and letter
                 * @example 14C
                 */
                seat: string;
            }[];
        };
        /** @description One thing that happened to a booking. */
        TimelineEntry: {
            /**
             * @description Without gaps, from the first
             * @example 4
             */
            number: number;
            /**
             * Format: date-time
             * @description Instant in UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            at: string;
            /**
             * @description Who made it happen; `skyhold` acts at deadlines and asks again
             * @example traveller
             * @enum {string}
             */
            actor: "traveller" | "staff" | "airline" | "payment_provider" | "skyhold";
            /**
             * @description What happened
             * @example payment.captured
             * @enum {string}
             */
            kind: "booking.held" | "booking.confirmed" | "booking.expired" | "booking.cancelled" | "booking.rescheduled" | "booking.seats_changed" | "payment.declined" | "payment.refunded" | "refund.succeeded" | "refund.bounced" | "refund.failed" | "payment.started" | "payment.authorised" | "payment.action_required" | "payment.captured" | "booking.seats_held_again" | "booking.seats_lost" | "refund.pending" | "refund.refused";
            /**
             * @description Ids, codes and amounts of it, nothing personal
             * @example {
             *       "payment_id": "pay_2c5h8k0mzq4v"
             *     }
             */
            facts: {
                [key: string]: unknown;
            };
            /** @description What it did to the money, in double entry: they sum to zero */
            postings: {
                /**
                 * @description `traveller` owes it, `provider` has it, `sales` and `penalties` are income (negative), `refunds_due` is promised
                 * @example provider
                 * @enum {string}
                 */
                account: "traveller" | "provider" | "sales" | "penalties" | "refunds_due";
                amount: components["schemas"]["Money"];
            }[];
        };
        /** @description Who flies where and when, without contact data and money. */
        Itinerary: {
            /**
             * @description What people call the booking by
             * @example K7QX4M
             */
            reference: string;
            /**
             * @description `held` until it is paid for, `expired` when nobody did
             * @example confirmed
             * @enum {string}
             */
            status: "held" | "confirmed" | "expired" | "cancelled";
            /**
             * @description Family of fares
             * @example light
             */
            fare_brand: string;
            /** @description Who flies */
            passengers: {
                /**
                 * @description By age on the day of travel
                 * @example adult
                 * @enum {string}
                 */
                type: "adult" | "child" | "infant";
                /**
                 * @description Empty once erased
                 * @example Ada
                 */
                given_name: string;
                /**
                 * @description Empty once erased
                 * @example Okafor
                 */
                family_name: string;
                /**
                 * @description `cancelled` once they fly on none of its flights any more
                 * @example active
                 * @enum {string}
                 */
                status: "active" | "cancelled";
            }[];
            /** @description Every flight, in order of travel */
            segments: {
                /**
                 * @description Id of a dated flight
                 * @example flt_2c5h8k0mzq4v
                 */
                flight_id: string;
                /**
                 * @description IATA code of the airline
                 * @example Z1
                 */
                carrier: string;
                /**
                 * @description Carrier and number
                 * @example Z1123
                 */
                flight_number: string;
                origin: components["schemas"]["FlightEnd"];
                destination: components["schemas"]["FlightEnd"];
                /**
                 * Format: date-time
                 * @description Local time with its offset
                 * @example 2026-12-05T09:30:00+01:00
                 */
                departing_at: string;
                /**
                 * Format: date-time
                 * @description Instant in UTC
                 * @example 2026-12-05T08:30:00.000Z
                 */
                departing_at_utc: string;
                /**
                 * Format: date-time
                 * @description Local time with its offset
                 * @example 2026-12-05T09:30:00+01:00
                 */
                arriving_at: string;
                /**
                 * Format: date-time
                 * @description Instant in UTC
                 * @example 2026-12-05T08:30:00.000Z
                 */
                arriving_at_utc: string;
                /**
                 * @description ISO 8601 duration between instants
                 * @example PT8H15M
                 */
                duration: string;
                /**
                 * @description ICAO type designator
                 * @example A20N
                 */
                aircraft: string;
                /**
                 * @description Cabin
                 * @example economy
                 * @enum {string}
                 */
                cabin: "first" | "business" | "premium_economy" | "economy";
                /**
                 * @description Letter the seats are sold under
                 * @example M
                 */
                booking_class: string;
                /**
                 * @description Code of the fare
                 * @example MLGT
                 */
                fare_basis: string;
                /**
                 * @description Index of the slice
                 * @example 0
                 */
                slice: number;
                /**
                 * @description `displaced` by a change of aircraft that left no seat
                 * @example confirmed
                 * @enum {string}
                 */
                status: "held" | "confirmed" | "expired" | "cancelled" | "displaced";
                /**
                 * @description Seats of the party
                 * @example [
                 *       "14C"
                 *     ]
                 */
                seats: string[];
            }[];
        };
        /** @description What a traveller knows by heart. */
        LookupRequest: {
            /**
             * @description Reference of the booking
             * @example K7QX4M
             */
            reference: string;
            /**
             * @description Family name of one of its passengers; case and accents do not matter
             * @example Okafor
             */
            family_name: string;
        };
        /** @description One attempt to pay for a booking. */
        Payment: {
            /**
             * @description Id of a payment
             * @example pay_2c5h8k0mzq4v
             */
            id: string;
            /**
             * @description `processing` and `requires_action` are settled in the background
             * @example succeeded
             * @enum {string}
             */
            status: "processing" | "requires_action" | "succeeded" | "declined" | "voided" | "refunded";
            amount: components["schemas"]["Money"];
            /** @description With `requires_action`: what the traveller has to do */
            next_action: {
                /**
                 * @description Lead the traveller there
                 * @example redirect
                 * @enum {string}
                 */
                type: "redirect";
                /**
                 * @description Page of the traveller’s bank (3-D Secure)
                 * @example https://bank.example/3ds/pi_1
                 */
                redirect_url: string;
            } | null;
            /**
             * Format: date-time
             * @description Instant in UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            created_at: string;
            /** @description The booking as the payment left it */
            booking: {
                /**
                 * @description Id of a booking
                 * @example bkg_2c5h8k0mzq4v
                 */
                id: string;
                /**
                 * @description `held` until it is paid for, `expired` when nobody did
                 * @example confirmed
                 * @enum {string}
                 */
                status: "held" | "confirmed" | "expired" | "cancelled";
                /** @description One for each passenger, once it is confirmed */
                tickets: {
                    /**
                     * @description Thirteen digits
                     * @example 0001234567890
                     */
                    number: string;
                    /**
                     * @description Id of a passenger
                     * @example pax_2c5h8k0mzq4v
                     */
                    passenger_id: string;
                }[];
            };
        };
        /** @description With what to pay, and the total as the payer knows it. */
        PayBookingRequest: {
            /**
             * @description Payment method of the provider (Stripe)
             * @example pm_card_visa
             */
            payment_method: string;
            amount: components["schemas"]["MoneyRequest"];
        };
        /** @description An amount of money, in minor units. */
        MoneyRequest: {
            /**
             * @description Minor units
             * @example 12999
             */
            amount: number;
            /**
             * @description ISO 4217 code
             * @example EUR
             */
            currency: string;
        };
        /** @description What would come back. A newer quote, or any change of the booking, takes its place. */
        CancellationQuote: {
            /**
             * @description Id of a quote
             * @example quo_2c5h8k0mzq4v
             */
            id: string;
            /**
             * Format: date-time
             * @description Until when it can be confirmed, UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            expires_at: string;
            refund: components["schemas"]["Money"];
            penalty: components["schemas"]["Money"];
            rule: components["schemas"]["RefundRule"];
            /**
             * @description Who leaves
             * @example [
             *       "pax_2c5h8k0mzq4v"
             *     ]
             */
            passenger_ids: string[];
            /**
             * @description Which flights they leave
             * @example [
             *       "flt_2c5h8k0mzq4v"
             *     ]
             */
            flight_ids: string[];
            /** @description They sum to `refund`, and with the penalty to what was paid */
            lines: components["schemas"]["CancellationLine"][];
        };
        /** @description One line of what was paid, and what of it comes back. */
        CancellationLine: {
            /**
             * @description What was paid for
             * @example tax
             * @enum {string}
             */
            kind: "fare" | "tax" | "seat";
            /**
             * @description Code of the fare or tax
             * @example QX
             */
            code: string;
            /**
             * @description The same for people
             * @example Passenger service charge
             */
            label: string;
            paid: components["schemas"]["Money"];
            refund: components["schemas"]["Money"];
        };
        /** @description What to give up: passengers, slices, or all of it. */
        CancellationQuoteRequest: {
            /**
             * @description Who leaves; everybody by default
             * @example [
             *       "pax_2c5h8k0mzq4v"
             *     ]
             */
            passenger_ids?: string[];
            /**
             * @description Which flights they leave, slices whole; by default all that is still ahead
             * @example [
             *       "flt_2c5h8k0mzq4v"
             *     ]
             */
            flight_ids?: string[];
        };
        /** @description A cancellation, and the booking it left behind. */
        ConfirmedCancellation: {
            /**
             * @description Id of a cancellation
             * @example can_2c5h8k0mzq4v
             */
            id: string;
            /**
             * @description `processing` while seats or money are on their way back; what was cancelled stays cancelled
             * @example succeeded
             * @enum {string}
             */
            status: "processing" | "succeeded" | "refund_failed";
            /**
             * @description `airline`: it cancelled a flight
             * @example traveller
             * @enum {string}
             */
            requested_by: "traveller" | "staff" | "airline";
            /** @description What comes back, and how far it has come */
            refund: {
                amount: components["schemas"]["Money"];
                /**
                 * @description `none`: nothing was owed. `failed`: the provider refused it for good, and a person sees to it
                 * @example succeeded
                 * @enum {string}
                 */
                status: "none" | "processing" | "succeeded" | "failed";
            };
            penalty: components["schemas"]["Money"];
            rule: components["schemas"]["RefundRule"];
            /**
             * @description Who leaves
             * @example [
             *       "pax_2c5h8k0mzq4v"
             *     ]
             */
            passenger_ids: string[];
            /**
             * @description Which flights they leave
             * @example [
             *       "flt_2c5h8k0mzq4v"
             *     ]
             */
            flight_ids: string[];
            /**
             * Format: date-time
             * @description Instant in UTC
             * @example 2026-12-05T08:30:00.000Z
             */
            created_at: string;
            /** @description The booking as the cancellation left it */
            booking: {
                /**
                 * @description Id of a booking
                 * @example bkg_2c5h8k0mzq4v
                 */
                id: string;
                /**
                 * @description How the booking stands now
                 * @example cancelled
                 * @enum {string}
                 */
                status: "held" | "confirmed" | "expired" | "cancelled";
                /**
                 * @description How its money stands now
                 * @example refunded
                 * @enum {string}
                 */
                payment_status: "none" | "processing" | "paid" | "declined" | "refunded" | "partially_refunded";
                /**
                 * @description Raised with each change
                 * @example 5
                 */
                version: number;
            };
        };
        /** @description The quote to confirm. */
        CancelBookingRequest: {
            /**
             * @description Id of a quote
             * @example quo_2c5h8k0mzq4v
             */
            quote_id: string;
        };
        /** @description All that a trip page shows. */
        Trip: {
            booking: components["schemas"]["Booking"];
            /** @description Every flight of the booking as it stands now, in order of travel */
            flights: components["schemas"]["Flight"][];
            /** @description Messages sent about the booking, oldest first */
            messages: components["schemas"]["SentMessage"][];
            /**
             * @description Parts that could not be read in time and are missing, wholly or in part; ask again a little later
             * @example []
             */
            unavailable: ("flights" | "messages")[];
        };
        /** @description A message sent about a booking. */
        SentMessage: {
            /**
             * @description What it is about
             * @example itinerary
             */
            kind: string;
            /**
             * @description `sending`: on its way. `sent`. `failed`: to be tried again. `parked`: given up. `suppressed`: not true any more
             * @example sent
             * @enum {string}
             */
            state: "sending" | "sent" | "failed" | "parked" | "suppressed";
            /**
             * Format: date-time
             * @description When it went out, UTC; null until it has
             * @example 2026-12-05T08:30:00.000Z
             */
            sent_at: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonWebKeySet"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readContract: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The OpenAPI 3.1 document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readDocumentation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract as a page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainProblem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A problem code */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The problem explained */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFrontPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Links to the contract and, on a local machine, to the mailbox */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    returnFromBank: {
        parameters: {
            query?: {
                /** @description Added by the payment provider; ignored */
                payment_intent?: string;
                /** @description Added by the payment provider; ignored */
                payment_intent_client_secret?: string;
                /** @description Added by the payment provider; ignored */
                redirect_status?: string;
                /** @description Added by the payment provider; ignored */
                source_type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happens next */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findPlaces: {
        parameters: {
            query: {
                /** @description Beginning of a code or name */
                q: string;
                /** @description Most places to answer */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Matching places, best first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Every item */
                        data: components["schemas"]["Place"][];
                        /**
                         * @description Always null: the list is whole
                         * @example null
                         */
                        next: null;
                    };
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCities: {
        parameters: {
            query?: {
                /** @description Items in a page */
                limit?: number;
                /** @description The `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of cities, by code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        data: components["schemas"]["City"][];
                        /**
                         * @description Cursor of the next page, null on the last
                         * @example eyJhZnRlciI6IkNERyJ9.kR7mB0xYw2c
                         */
                        next: string | null;
                    };
                };
            };
            /** @description `invalid_cursor`: Send "after" exactly as "next" gave it, with the same question. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readCity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description IATA code of a city or airport */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The city */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["City"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAirports: {
        parameters: {
            query?: {
                /** @description Items in a page */
                limit?: number;
                /** @description The `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of airports, by code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        data: components["schemas"]["Airport"][];
                        /**
                         * @description Cursor of the next page, null on the last
                         * @example eyJhZnRlciI6IkNERyJ9.kR7mB0xYw2c
                         */
                        next: string | null;
                    };
                };
            };
            /** @description `invalid_cursor`: Send "after" exactly as "next" gave it, with the same question. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readAirport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description IATA code of a city or airport */
                iata: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The airport */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Airport"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchOffers: {
        parameters: {
            query: {
                /** @description IATA code of a city or airport */
                origin: string;
                /** @description IATA code of a city or airport */
                destination: string;
                /** @description Local day of departure */
                departure_date: string;
                /** @description Asks for a return */
                return_date?: string;
                /** @description People of 12 and more */
                adults?: number;
                /** @description Children from 2 to 11 */
                children?: number;
                /** @description Infants under 2, on the lap of an adult */
                infants?: number;
                /** @description All cabins where it is left out */
                cabin?: "first" | "business" | "premium_economy" | "economy";
                /** @description Only this fare brand */
                fare_brand?: string;
                /** @description Only itineraries with this flight */
                flight_number?: string;
                /** @description Most changes of aircraft in a slice */
                max_connections?: number;
                /** @description Local times, both ends included */
                departure_time?: string;
                /** @description Local times, both ends included */
                arrival_time?: string;
                /** @description Least total, minor units */
                min_price?: number;
                /** @description Greatest total, minor units */
                max_price?: number;
                /** @description Longest that any one slice may take */
                max_duration?: string;
                /** @description Only offers that can be given back, or only those that cannot */
                refundable?: "true" | "false";
                /** @description Order; `-` reverses it */
                sort?: "price" | "-price" | "departure" | "-departure" | "arrival" | "-arrival" | "duration" | "-duration";
                /** @description Items in a page */
                limit?: number;
                /** @description The `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of offers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        data: components["schemas"]["Offer"][];
                        /**
                         * @description Cursor of the next page, null on the last
                         * @example eyJhZnRlciI6IkNERyJ9.kR7mB0xYw2c
                         */
                        next: string | null;
                        /** @description How fresh the list is */
                        meta: {
                            /**
                             * Format: date-time
                             * @description Of when availability is, UTC
                             * @example 2026-12-05T08:30:00.000Z
                             */
                            as_of: string;
                            /**
                             * @description Where availability was read
                             * @example cache
                             * @enum {string}
                             */
                            source: "cache" | "database";
                            /**
                             * @description ISO 4217 code
                             * @example EUR
                             */
                            currency: string;
                        };
                    };
                };
            };
            /** @description `invalid_cursor`: Send "after" exactly as "next" gave it, with the same question. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `busy`: Others are being served first. Try again in a moment, with the same key if you sent one.
             *
             *     `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFareCalendar: {
        parameters: {
            query: {
                /** @description IATA code of a city or airport */
                origin: string;
                /** @description IATA code of a city or airport */
                destination: string;
                /** @description Calendar month at the origin */
                month: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every day of the month */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FareCalendar"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `busy`: Others are being served first. Try again in a moment, with the same key if you sent one.
             *
             *     `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readOffer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the offer */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The offer as promised, and as it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferAgain"];
                };
            };
            /** @description `offer_not_found`: No offer has this id, or it was altered. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findFlights: {
        parameters: {
            query: {
                /** @description Carrier and number */
                flight_number: string;
                /** @description Calendar date */
                departure_date: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The flights with that number on that day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Every item */
                        data: components["schemas"]["Flight"][];
                        /**
                         * @description Always null: the list is whole
                         * @example null
                         */
                        next: null;
                    };
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFlight: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the flight */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The flight */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flight"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readSeatMap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the flight */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every seat with its state and price */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatMap"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `busy`: Others are being served first. Try again in a moment, with the same key if you sent one.
             *
             *     `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchSeatMap: {
        parameters: {
            query?: {
                /** @description The newest version you have seen, to get what changed since */
                after?: string;
            };
            header?: never;
            path: {
                /** @description Id of the flight */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The socket is open; its messages are these */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveSeatMapMessage"];
                };
            };
            /** @description `origin_not_allowed`: Pages of this origin may not open a socket here. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `upgrade_required`: Ask with "Upgrade: websocket": what changes is told over a socket. */
            426: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `busy`: Others are being served first. Try again in a moment, with the same key if you sent one.
             *
             *     `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            /** @description A mail is on its way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_request`: Some fields cannot be accepted; "errors" names each.
             *
             *     `password_too_common`: Choose one that nobody would guess.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `busy`: Others are being served first. Try again in a moment, with the same key if you sent one.
             *
             *     `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The token of the mailed link
                     * @example q3ZbT1v0XcYw7m5kRj2hN8pLs4dFgA9eUoKiBx6tVzE
                     */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Verified */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_request`: Some fields cannot be accepted; "errors" names each.
             *
             *     `link_invalid`: It was used, has expired, or is incomplete. Ask for a new one.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description An access token and the refresh token of a new session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /**
             * @description `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `credentials_invalid`: Check both, or reset the password. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `account_disabled`: Ask the airline.
             *
             *     `email_not_verified`: Open the link in the mail first.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `busy`: Others are being served first. Try again in a moment, with the same key if you sent one.
             *
             *     `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description A refresh token; it counts once
                     * @example hT9mV2cXq7w4Zk1LpR8sYd3uJf6bNa0gE5oKiWx_tQA
                     */
                    refresh_token: string;
                };
            };
        };
        responses: {
            /** @description A new access token and the next refresh token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /**
             * @description `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `session_ended`: Sign in again. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `account_disabled`: Ask the airline. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description A refresh token; it counts once
                     * @example hT9mV2cXq7w4Zk1LpR8sYd3uJf6bNa0gE5oKiWx_tQA
                     */
                    refresh_token?: string;
                };
            };
        };
        responses: {
            /** @description The session is over */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: email
                     * @description E-mail address
                     * @example ada@example.com
                     */
                    email: string;
                };
            };
        };
        responses: {
            /** @description If the address is known, a mail is on its way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `busy`: Others are being served first. Try again in a moment, with the same key if you sent one.
             *
             *     `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The token of the mailed link
                     * @example q3ZbT1v0XcYw7m5kRj2hN8pLs4dFgA9eUoKiBx6tVzE
                     */
                    token: string;
                    /**
                     * @description 12 to 128 characters of any kind; common ones are refused
                     * @example correct horse battery staple
                     */
                    password: string;
                };
            };
        };
        responses: {
            /** @description The new password counts */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `invalid_request`: Some fields cannot be accepted; "errors" names each.
             *
             *     `link_invalid`: It was used, has expired, or is incomplete. Ask for a new one.
             *
             *     `password_too_common`: Choose one that nobody would guess.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `busy`: Others are being served first. Try again in a moment, with the same key if you sent one.
             *
             *     `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You, with your roles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /** @description `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: The token or key does not include the scope this route needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    eraseAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Erased */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `session_ended`: Sign in again.
             *
             *     `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …".
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your account may not do this.
             *
             *     `scope_missing`: The token or key does not include the scope this route needs.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfilePatch"];
            };
        };
        responses: {
            /** @description You, as changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
            /**
             * @description `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: The token or key does not include the scope this route needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your keys, without their secrets */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Every item */
                        data: components["schemas"]["ApiKey"][];
                        /**
                         * @description Always null: the list is whole
                         * @example null
                         */
                        next: null;
                    };
                };
            };
            /** @description `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: The token or key does not include the scope this route needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description A name to know it by
                     * @example Back office
                     */
                    name: string;
                    /**
                     * @description What it may do
                     * @example [
                     *       "bookings:read"
                     *     ]
                     */
                    scopes: ("bookings:read" | "bookings:write" | "payments:write" | "profile:read" | "profile:write")[];
                };
            };
        };
        responses: {
            /** @description The key with its secret */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyCreated"];
                };
            };
            /**
             * @description `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `session_ended`: Sign in again.
             *
             *     `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …".
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your account may not do this.
             *
             *     `scope_missing`: The token or key does not include the scope this route needs.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the API key */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked at once */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `session_ended`: Sign in again.
             *
             *     `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …".
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `forbidden`: Your account may not do this.
             *
             *     `scope_missing`: The token or key does not include the scope this route needs.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBookings: {
        parameters: {
            query?: {
                /** @description Only bookings that stand so */
                status?: "held" | "confirmed" | "expired" | "cancelled";
                /** @description Items in a page */
                limit?: number;
                /** @description The `next` of the page before */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of summaries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The items of this page */
                        data: components["schemas"]["BookingSummary"][];
                        /**
                         * @description Cursor of the next page, null on the last
                         * @example eyJhZnRlciI6IkNERyJ9.kR7mB0xYw2c
                         */
                        next: string | null;
                    };
                };
            };
            /** @description `invalid_cursor`: Send "after" exactly as "next" gave it, with the same question. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: The token or key does not include the scope this route needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createBooking: {
        parameters: {
            query?: never;
            header: {
                /** @description Drawn once for each thing that must not happen twice; repeat it with the same request */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBookingRequest"];
            };
        };
        responses: {
            /** @description The booking, held */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /**
             * @description `idempotency_key_invalid`: A key is 16 to 128 visible ASCII characters.
             *
             *     `idempotency_key_required`: Send a fresh Idempotency-Key, and the same one when you try again.
             *
             *     `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: The token or key does not include the scope this route needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `fare_sold_out`: This price is gone on a flight.
             *
             *     `flight_cancelled`: The flight will not operate.
             *
             *     `idempotency_in_progress`: The first request with this key has not been answered yet.
             *
             *     `itinerary_changed`: A flight was changed since the offer was made.
             *
             *     `not_enough_seats`: The cabin has fewer seats left than you need.
             *
             *     `sales_closed`: The flight is not sold any more.
             *
             *     `seat_unavailable`: Somebody else has a seat you asked for.
             *
             *     `too_many_holds`: Pay for one of your holds, or let it end.
             *
             *     `too_many_infants`: The cabin has no oxygen mask left for another infant.
             */
            409: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `offer_expired`: Search again for a new offer. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `exit_row_not_allowed`: This passenger may not sit in an exit row.
             *
             *     `idempotency_key_reused`: This key was used for another request.
             *
             *     `infant_needs_adult`: Each infant names the adult it sits with, in "with"; nobody else names anyone.
             *
             *     `infant_too_young`: The infant is too young to fly.
             *
             *     `infants_exceed_adults`: Each infant needs an adult of its own.
             *
             *     `invalid_request`: Some fields cannot be accepted; "errors" names each.
             *
             *     `offer_invalid`: This is not an offer of ours, or it was altered.
             *
             *     `passenger_age_mismatch`: On the day of a flight this passenger is of another type.
             *
             *     `passengers_mismatch`: The offer was priced for other passengers.
             *
             *     `seat_for_infant`: An infant on a lap has no seat.
             *
             *     `seat_in_other_cabin`: The fare does not include this cabin.
             *
             *     `seat_named_twice`: One seat is for one passenger.
             *
             *     `seat_not_on_aircraft`: The aircraft has no such seat.
             *
             *     `too_many_passengers`: One booking seats at most nine people.
             *
             *     `unaccompanied_child`: A child travels with an adult.
             *
             *     `unknown_flight`: A seat names a flight that the offer does not contain.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `busy`: Others are being served first. Try again in a moment, with the same key if you sent one.
             *
             *     `plan_needed`: The flight is not ready to sell yet. Try again.
             *
             *     `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readBooking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the booking */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The booking, whole */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: The token or key does not include the scope this route needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSeats: {
        parameters: {
            query?: never;
            header?: {
                /** @description Drawn once for each thing that must not happen twice; repeat it with the same request */
                "Idempotency-Key"?: string;
                /** @description The `ETag` of the resource as you read it, or its version in quotes */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the booking */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSeatsRequest"];
            };
        };
        responses: {
            /** @description The booking with its new seats */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /**
             * @description `idempotency_key_invalid`: A key is 16 to 128 visible ASCII characters.
             *
             *     `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: The token or key does not include the scope this route needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `booking_cancelled`: The booking was cancelled.
             *
             *     `flight_cancelled`: The flight will not operate.
             *
             *     `hold_released`: The seats were given back.
             *
             *     `payment_in_progress`: Another payment of this booking is being settled.
             *
             *     `sales_closed`: The flight is not sold any more.
             *
             *     `seat_costs_extra`: The new seats cost more than the present ones.
             *
             *     `seat_unavailable`: Somebody else has a seat you asked for.
             *
             *     `too_many_infants`: The cabin has no oxygen mask left for another infant.
             */
            409: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `hold_expired`: The hold is over: its seats were given back, and no money was kept. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_mismatch`: It was changed since you read it. Read it again. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `exit_row_not_allowed`: This passenger may not sit in an exit row.
             *
             *     `idempotency_key_reused`: This key was used for another request.
             *
             *     `invalid_request`: Some fields cannot be accepted; "errors" names each.
             *
             *     `seat_for_infant`: An infant on a lap has no seat.
             *
             *     `seat_in_other_cabin`: The fare does not include this cabin.
             *
             *     `seat_named_twice`: One seat is for one passenger.
             *
             *     `seat_not_on_aircraft`: The aircraft has no such seat.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `busy`: Others are being served first. Try again in a moment, with the same key if you sent one.
             *
             *     `plan_needed`: The flight is not ready to sell yet. Try again.
             *
             *     `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the booking */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every event */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Every item */
                        data: components["schemas"]["TimelineEntry"][];
                        /**
                         * @description Always null: the list is whole
                         * @example null
                         */
                        next: null;
                    };
                };
            };
            /** @description `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: The token or key does not include the scope this route needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookupBooking: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookupRequest"];
            };
        };
        responses: {
            /** @description The itinerary */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Itinerary"];
                };
            };
            /**
             * @description `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `busy`: Others are being served first. Try again in a moment, with the same key if you sent one.
             *
             *     `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the booking */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Every item */
                        data: components["schemas"]["Payment"][];
                        /**
                         * @description Always null: the list is whole
                         * @example null
                         */
                        next: null;
                    };
                };
            };
            /** @description `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: The token or key does not include the scope this route needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payBooking: {
        parameters: {
            query?: never;
            header: {
                /** @description Drawn once for each thing that must not happen twice; repeat it with the same request */
                "Idempotency-Key": string;
                /** @description The `ETag` of the resource as you read it, or its version in quotes */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the booking */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayBookingRequest"];
            };
        };
        responses: {
            /** @description Paid: the booking is confirmed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description The provider has not decided yet, or the traveller has to act; the booking will tell */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /**
             * @description `idempotency_key_invalid`: A key is 16 to 128 visible ASCII characters.
             *
             *     `idempotency_key_required`: Send a fresh Idempotency-Key, and the same one when you try again.
             *
             *     `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payment_declined`: The provider refused the payment. While the booking is held, pay again with a new key. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: The token or key does not include the scope this route needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `already_paid`: The booking is paid.
             *
             *     `booking_cancelled`: The booking was cancelled.
             *
             *     `hold_released`: The seats were given back.
             *
             *     `idempotency_in_progress`: The first request with this key has not been answered yet.
             *
             *     `payment_amount_mismatch`: Pay the total of the booking.
             *
             *     `payment_in_progress`: Another payment of this booking is being settled.
             *
             *     `seat_unavailable`: Somebody else has a seat you asked for.
             */
            409: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `hold_expired`: The hold is over: its seats were given back, and no money was kept. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_mismatch`: It was changed since you read it. Read it again. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_reused`: This key was used for another request.
             *
             *     `invalid_request`: Some fields cannot be accepted; "errors" names each.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `busy`: Others are being served first. Try again in a moment, with the same key if you sent one.
             *
             *     `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Time and HMAC */
                "Stripe-Signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Noted durably */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Always true
                         * @example true
                         * @enum {boolean}
                         */
                        received: true;
                    };
                };
            };
            /**
             * @description `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             *
             *     `webhook_invalid`: The signature does not fit the body, or is too old.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quoteCancellation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the booking */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancellationQuoteRequest"];
            };
        };
        responses: {
            /** @description What would come back, until it expires */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancellationQuote"];
                };
            };
            /**
             * @description `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: The token or key does not include the scope this route needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `already_cancelled`: Nobody you named is on these flights any more.
             *
             *     `booking_cancelled`: The booking was cancelled.
             *
             *     `flight_departed`: What has been flown cannot be cancelled.
             *
             *     `payment_in_progress`: Another payment of this booking is being settled.
             *
             *     `whole_booking_only`: What is not paid for yet is cancelled as a whole.
             */
            409: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `hold_expired`: The hold is over: its seats were given back, and no money was kept. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `infant_left_behind`: An infant flies with the adult it sits with: cancel both, or neither.
             *
             *     `invalid_request`: Some fields cannot be accepted; "errors" names each.
             *
             *     `unaccompanied_child`: A child travels with an adult.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `busy`: Others are being served first. Try again in a moment, with the same key if you sent one.
             *
             *     `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelBooking: {
        parameters: {
            query?: never;
            header: {
                /** @description Drawn once for each thing that must not happen twice; repeat it with the same request */
                "Idempotency-Key": string;
                /** @description The `ETag` of the resource as you read it, or its version in quotes */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the booking */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelBookingRequest"];
            };
        };
        responses: {
            /** @description Cancelled, and the money is back or was not owed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmedCancellation"];
                };
            };
            /** @description Cancelled; the money is on its way, and the booking will tell */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmedCancellation"];
                };
            };
            /**
             * @description `idempotency_key_invalid`: A key is 16 to 128 visible ASCII characters.
             *
             *     `idempotency_key_required`: Send a fresh Idempotency-Key, and the same one when you try again.
             *
             *     `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `session_ended`: Sign in again.
             *
             *     `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …".
             */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: The token or key does not include the scope this route needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_in_progress`: The first request with this key has not been answered yet.
             *
             *     `payment_in_progress`: Another payment of this booking is being settled.
             *
             *     `quote_superseded`: A newer quote was made, or the booking changed. Ask again.
             */
            409: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `hold_expired`: The hold is over: its seats were given back, and no money was kept.
             *
             *     `quote_expired`: Ask for a new quote.
             */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `version_mismatch`: It was changed since you read it. Read it again. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_key_reused`: This key was used for another request.
             *
             *     `invalid_request`: Some fields cannot be accepted; "errors" names each.
             *
             *     `quote_invalid`: This is not a quote of this booking.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `busy`: Others are being served first. Try again in a moment, with the same key if you sent one.
             *
             *     `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readTrip: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the booking */
                booking_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The trip, as far as it could be read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trip"];
                };
            };
            /** @description `unauthenticated`: Send a valid access token or API key as "Authorization: Bearer …". */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `scope_missing`: The token or key does not include the scope this route needs. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Nothing that you may see has this id. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showVerifyEmail: {
        parameters: {
            query: {
                /** @description The token of the mailed link */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A button */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitVerifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The token of the mailed link
                     * @example q3ZbT1v0XcYw7m5kRj2hN8pLs4dFgA9eUoKiBx6tVzE
                     */
                    token: string;
                };
            };
        };
        responses: {
            /** @description Verified */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description The link does not count any more
             *
             *     `invalid_request`: Some fields cannot be accepted; "errors" names each.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showResetPassword: {
        parameters: {
            query: {
                /** @description The token of the mailed link */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A form */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid_request`: Some fields cannot be accepted; "errors" names each. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitResetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /**
                     * @description The token of the mailed link
                     * @example q3ZbT1v0XcYw7m5kRj2hN8pLs4dFgA9eUoKiBx6tVzE
                     */
                    token: string;
                    /**
                     * @description The new password
                     * @example correct horse battery staple
                     */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /**
             * @description `malformed_json`: The body is not JSON in UTF-8.
             *
             *     `too_deep`: The body is nested deeper than 16 levels.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The body is longer than this route accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri_too_long`: The address is longer than 8 KB. */
            414: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Send the content type the contract names, unencoded. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description What is wrong
             *
             *     `invalid_request`: Some fields cannot be accepted; "errors" names each.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are longer than 16 KB together. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: This is a fault of ours. The request id finds it. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `service_unavailable`: A part of the house did not answer. Try again with the same key.
             *
             *     `timeout`: The work may still go on. Try again with the same key to learn how it ended.
             */
            503: {
                headers: {
                    /** @description Seconds to wait */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
