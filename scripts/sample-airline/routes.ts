// The network of Skyhold Airways: airport pairs with aircraft, days and departure times; every pair is flown both ways.

export type SampleRoute = {
  /** The first flight number of the pair: outbound flights take it and every second one after, returns the ones between. */
  firstNumber: number;
  from: string;
  to: string;
  aircraftType: string;
  /** Bit 0 is Monday, bit 6 is Sunday. */
  weekdays: number;
  /** Local departure times outbound, one a rotation. */
  outbound: string[];
  /** Local departure times of the returns; where absent the aircraft turns around as soon as it can. */
  inbound?: string[];
};

const daily = 0b1111111;
const notSaturday = 0b1011111;
const monWedFri = 0b0010101;
const tueThuSat = 0b0101010;
const tueThuSatSun = 0b1101010;
const wedSat = 0b0100100;

/** Departure times separated by spaces. */
function route(
  firstNumber: number,
  pair: string,
  aircraftType: string,
  weekdays: number,
  outbound: string,
  inbound?: string,
): SampleRoute {
  const [from = '', to = ''] = pair.split('-');
  const times = (text: string) => text.split(' ');
  return {
    firstNumber,
    from,
    to,
    aircraftType,
    weekdays,
    outbound: times(outbound),
    ...(inbound && { inbound: times(inbound) }),
  };
}

export const sampleRoutes: SampleRoute[] = [
  // Between the North Atlantic's shores
  route(1, 'CDG-JFK', 'A359', daily, '10:30 13:40 18:25', '17:30 20:15 22:50'),
  route(11, 'LHR-JFK', 'A359', daily, '08:20 11:15 16:40', '08:30 18:30 21:45'),
  route(21, 'LHR-EWR', 'B789', daily, '12:30', '20:10'),
  route(25, 'CDG-EWR', 'B789', notSaturday, '12:05', '18:40'),
  route(29, 'LHR-BOS', 'B789', daily, '14:10', '21:20'),
  route(45, 'DUB-JFK', 'B789', daily, '09:50 16:10', '17:45 22:05'),
  route(51, 'DUB-BOS', 'A21N', daily, '13:20', '19:35'),
  route(53, 'DUB-ORD', 'B789', tueThuSatSun, '12:40', '17:50'),
  route(57, 'LHR-ORD', 'B789', daily, '10:35', '17:25'),
  route(59, 'CDG-LAX', 'A359', daily, '11:15', '15:45'),
  route(61, 'LHR-LAX', 'A359', daily, '12:05', '17:55'),
  route(63, 'LHR-SFO', 'B789', daily, '14:30', '19:15'),
  route(65, 'CDG-YYZ', 'B789', daily, '13:25', '19:40'),
  route(67, 'LHR-YYT', 'A21N', monWedFri, '11:40', '22:30'),
  route(69, 'CDG-MIA', 'B789', daily, '11:50', '18:30'),
  route(71, 'LHR-MIA', 'B789', daily, '09:45', '17:40'),
  route(73, 'FRA-JFK', 'B789', daily, '11:00', '20:40'),
  route(75, 'MAD-JFK', 'B789', daily, '12:20', '19:05'),
  route(77, 'LIS-BOS', 'A21N', daily, '11:25', '21:00'),
  route(79, 'PDL-BOS', 'A21N', tueThuSatSun, '15:30', '21:40'),
  route(81, 'KEF-BOS', 'A21N', daily, '17:05', '20:45'),
  route(83, 'KEF-JFK', 'A21N', daily, '17:15', '20:35'),
  route(85, 'CDG-ATL', 'A359', daily, '10:10', '17:20'),
  route(87, 'CDG-DFW', 'B789', monWedFri, '10:45', '17:10'),
  route(89, 'LHR-DEN', 'B789', tueThuSat, '13:15', '18:05'),
  route(91, 'LHR-PHX', 'B789', monWedFri, '15:15', '20:20'),
  route(93, 'ORY-PTP', 'A359', daily, '12:15', '18:30'),
  // Western Europe
  route(101, 'LHR-CDG', 'A20N', daily, '07:10 12:30 18:20', '07:15 12:40 18:35'),
  route(111, 'LHR-DUB', 'A20N', daily, '07:05 13:15 19:10'),
  route(123, 'CDG-DUB', 'A20N', daily, '09:30 14:10 19:45'),
  route(131, 'LGW-NCE', 'A20N', daily, '07:25 15:40'),
  route(137, 'LHR-EDI', 'A20N', daily, '07:15 12:50 18:30'),
  route(143, 'LHR-MAN', 'E190', notSaturday, '09:10 17:20'),
  route(147, 'LHR-AMS', 'A20N', daily, '06:50 13:05 18:15'),
  route(153, 'LHR-FRA', 'A20N', daily, '07:20 13:40 18:45'),
  route(159, 'LHR-MUC', 'A20N', daily, '08:30 17:15'),
  route(163, 'LHR-ZRH', 'A20N', daily, '07:40 16:25'),
  route(167, 'LHR-MAD', 'A21N', daily, '09:05 17:40'),
  route(171, 'LHR-LIS', 'A20N', daily, '11:20 18:05'),
  route(175, 'LHR-FCO', 'A21N', daily, '08:15 16:20'),
  route(179, 'LHR-ATH', 'A21N', daily, '12:25'),
  route(181, 'LHR-IST', 'A21N', daily, '13:10'),
  route(183, 'LGW-TFS', 'A21N', tueThuSatSun, '07:00'),
  route(185, 'LGW-BCN', 'A20N', daily, '07:35 16:50'),
  route(189, 'LHR-ARN', 'A20N', daily, '10:40'),
  route(191, 'LHR-OSL', 'A20N', daily, '09:25'),
  route(193, 'LHR-CPH', 'A20N', daily, '11:10 17:55'),
  route(197, 'LHR-HEL', 'A20N', daily, '10:20'),
  route(199, 'LHR-WAW', 'A20N', daily, '14:45'),
  route(201, 'LHR-VIE', 'A20N', daily, '15:10'),
  route(203, 'LHR-KEF', 'A20N', daily, '13:00'),
  route(205, 'MAN-DUB', 'AT76', daily, '08:10 16:30'),
  route(209, 'EDI-DUB', 'AT76', daily, '09:35 17:45'),
  route(301, 'CDG-NCE', 'A20N', daily, '07:15 12:45 18:50'),
  route(307, 'ORY-NCE', 'A20N', daily, '08:30 17:35'),
  route(311, 'CDG-LYS', 'E190', notSaturday, '09:20 18:30'),
  route(315, 'CDG-AMS', 'E190', daily, '07:30 12:55 19:05'),
  route(321, 'CDG-BRU', 'AT76', notSaturday, '08:40'),
  route(323, 'CDG-FRA', 'E190', daily, '07:05 12:20 18:10'),
  route(329, 'CDG-MUC', 'A20N', daily, '07:45 17:25'),
  route(333, 'CDG-BER', 'A20N', daily, '08:20 17:40'),
  route(337, 'CDG-ZRH', 'E190', daily, '07:20 16:45'),
  route(341, 'CDG-VIE', 'A20N', daily, '09:40 18:15'),
  route(345, 'CDG-FCO', 'A20N', daily, '07:50 13:20 19:00'),
  route(351, 'CDG-MXP', 'E190', daily, '08:05 17:50'),
  route(355, 'CDG-MAD', 'A20N', daily, '07:00 13:30 18:55'),
  route(361, 'CDG-BCN', 'A20N', daily, '07:25 15:15'),
  route(365, 'CDG-LIS', 'A20N', daily, '09:15 16:30'),
  route(369, 'CDG-ATH', 'A21N', daily, '10:05'),
  route(371, 'CDG-WAW', 'A20N', daily, '10:00'),
  route(373, 'CDG-CPH', 'A20N', daily, '09:55 18:00'),
  route(377, 'CDG-OSL', 'A20N', daily, '12:10'),
  route(379, 'CDG-ARN', 'A20N', daily, '09:45'),
  route(381, 'CDG-HEL', 'A20N', daily, '12:35'),
  route(383, 'CDG-IST', 'A21N', daily, '11:30'),
  route(385, 'CDG-CMN', 'A20N', daily, '08:50 16:15'),
  route(389, 'ORY-TFS', 'A21N', wedSat, '07:10'),
  route(391, 'LIS-PDL', 'A20N', daily, '08:00 17:10'),
  route(395, 'LIS-CMN', 'E190', monWedFri, '12:45'),
  route(397, 'DUB-AMS', 'A20N', daily, '07:20 17:05'),
  route(401, 'DUB-FRA', 'A20N', daily, '07:35'),
  route(403, 'DUB-BRU', 'E190', notSaturday, '08:15'),
  route(405, 'FRA-BER', 'A20N', notSaturday, '07:40 18:20'),
  // Africa and the Gulf
  route(501, 'LHR-DXB', 'A359', daily, '09:10 21:30', '08:15 14:40'),
  route(505, 'CDG-DXB', 'A359', daily, '14:55', '08:35'),
  route(507, 'LHR-CAI', 'A21N', daily, '15:20'),
  route(509, 'LHR-LOS', 'B789', daily, '10:50', '22:55'),
  route(511, 'LHR-NBO', 'B789', tueThuSatSun, '10:25', '23:30'),
  route(513, 'LHR-JNB', 'A359', daily, '19:15', '20:05'),
  route(515, 'DXB-NBO', 'B789', daily, '10:20', '16:40'),
  route(517, 'DXB-DEL', 'A21N', daily, '10:10 22:15'),
  route(521, 'DXB-BOM', 'A21N', daily, '09:55 21:50'),
  route(525, 'DXB-KTM', 'A21N', tueThuSatSun, '11:05'),
  route(527, 'DEL-KTM', 'A20N', daily, '08:10'),
  // Asia
  route(601, 'LHR-SIN', 'A359', daily, '22:00', '23:15'),
  route(603, 'CDG-SIN', 'A359', daily, '20:50', '23:55'),
  route(605, 'DXB-SIN', 'B789', daily, '09:35', '21:25'),
  route(607, 'LHR-DEL', 'B789', daily, '11:35', '12:50'),
  route(609, 'CDG-BOM', 'B789', tueThuSat, '10:35', '13:15'),
  route(611, 'CDG-HND', 'A359', daily, '13:50', '22:50'),
  route(613, 'LHR-NRT', 'B789', daily, '12:55', '11:20'),
  route(615, 'CDG-ICN', 'B789', tueThuSatSun, '13:10', '09:50'),
  route(617, 'LHR-HKG', 'A359', daily, '20:30', '23:40'),
  route(619, 'SIN-BKK', 'A21N', daily, '08:30 18:40'),
  route(623, 'SIN-HKG', 'A21N', daily, '09:00 16:10'),
  route(627, 'SIN-NRT', 'B789', daily, '09:25', '18:05'),
  route(629, 'SIN-DEL', 'A21N', daily, '19:05'),
  route(631, 'SIN-KTM', 'A21N', wedSat, '09:45'),
  route(633, 'SIN-ICN', 'B789', monWedFri, '08:05', '17:10'),
  // Australia and the Pacific
  route(701, 'SIN-SYD', 'A359', daily, '09:30 20:10', '10:40 16:25'),
  route(705, 'SIN-ADL', 'B789', tueThuSatSun, '23:20', '09:55'),
  route(707, 'SYD-ADL', 'A20N', daily, '07:45 17:00'),
  route(711, 'SYD-AKL', 'A21N', daily, '08:40 18:55', '06:30 17:15'),
  route(715, 'SYD-LDH', 'AT76', tueThuSatSun, '10:15'),
  route(717, 'SYD-LAX', 'A359', daily, '10:00', '22:30'),
  route(719, 'AKL-CHT', 'AT76', monWedFri, '10:30'),
  route(721, 'AKL-HNL', 'B789', tueThuSat, '23:50', '11:45'),
  route(723, 'AKL-APW', 'A20N', monWedFri, '08:25'),
  route(725, 'APW-PPG', 'AT76', monWedFri, '15:10'),
  route(727, 'HNL-CXI', 'A20N', wedSat, '08:00'),
  route(729, 'HNL-PPG', 'A21N', tueThuSat, '16:35', '23:30'),
  route(731, 'HNL-LAX', 'B789', daily, '13:20', '08:45'),
  // The Americas
  route(801, 'JFK-LAX', 'A21N', daily, '07:30 12:15 18:00', '07:00 13:10 22:15'),
  route(807, 'JFK-SFO', 'A21N', daily, '08:20 17:25', '07:40 21:50'),
  route(811, 'JFK-MIA', 'A21N', daily, '07:10 15:30'),
  route(815, 'JFK-BOS', 'E190', notSaturday, '08:00 17:45'),
  route(819, 'JFK-ORD', 'A20N', daily, '07:45 16:50'),
  route(823, 'JFK-ATL', 'A20N', daily, '08:35 18:15'),
  route(827, 'JFK-DFW', 'A21N', daily, '09:15'),
  route(829, 'JFK-DEN', 'A21N', daily, '08:55'),
  route(831, 'JFK-PHX', 'A21N', daily, '10:05'),
  route(833, 'JFK-YYZ', 'E190', daily, '09:40 18:35'),
  route(837, 'YYZ-YYT', 'A20N', daily, '10:50'),
  route(839, 'JFK-MEX', 'A21N', daily, '08:45'),
  route(841, 'JFK-PTP', 'A20N', tueThuSat, '09:30'),
  route(843, 'LAX-SFO', 'E190', notSaturday, '09:05 17:15'),
  route(847, 'LAX-DEN', 'A20N', daily, '10:25'),
  route(849, 'MIA-BOG', 'A20N', daily, '10:55'),
  route(851, 'MIA-LIM', 'A21N', daily, '16:05', '23:35'),
  route(853, 'JFK-GRU', 'A359', daily, '21:55', '22:40'),
  route(855, 'MIA-EZE', 'B789', tueThuSatSun, '22:10', '21:15'),
  route(857, 'MIA-SCL', 'B789', monWedFri, '21:20', '22:25'),
  route(859, 'CDG-GRU', 'A359', daily, '23:20', '18:45'),
  route(861, 'CDG-BOG', 'B789', monWedFri, '10:20', '19:25'),
  route(863, 'SCL-EZE', 'A20N', daily, '11:50'),
  route(865, 'LIM-SCL', 'A21N', tueThuSatSun, '09:20'),
];
