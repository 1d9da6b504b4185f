// What the staff's door asks of the other workers, in the words of their contracts.
import type { BookingService } from '#contracts/booking-service';
import type { CatalogueAdminService } from '#contracts/catalogue-admin';
import type { ScheduleAdminService } from '#contracts/catalogue-schedules';
import type { IdentityService } from '#contracts/identity-service';
import type { SearchService } from '#contracts/search-service';

export type Services = {
  identity: Pick<IdentityService, 'login' | 'refresh' | 'logout' | 'readProfile'>;
  search: CatalogueAdminService & ScheduleAdminService & Pick<SearchService, 'readInventory' | 'blockSeats'>;
  booking: Pick<BookingService, 'findBookings' | 'readBookingAsStaff' | 'readManifest'>;
};
